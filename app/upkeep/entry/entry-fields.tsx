import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import { CONTACT_ROWS, contactField } from './field-names.ts';
import { type Draft, type Errors, textOf } from './form-draft.ts';
import { FormSection } from './form-section.tsx';

export type EntryFieldsProps = { draft: Draft; errors: Errors; kinds: { value: string; label: string }[] };

const SPARE_ROWS = 2;

export function EntryFields({ draft, errors, kinds }: EntryFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: textOf(draft, name), error: errors[name] });
  return (
    <>
      <FormSection title="L’organisme">
        <TextField label="Nom" required {...field('nom')} />
        <TextField label="Sigle" aside="(facultatif)" {...field('sigle')} />
        <SelectField label="Type d’acteur" {...field('type')}>
          <option value="">Choisir</option>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextareaField
          label="Présentation"
          aside="(facultatif)"
          hint="Deux ou trois phrases simples."
          rows={4}
          {...field('description')}
        />
        <TextField
          label="Site internet"
          aside="(facultatif)"
          hint="Comme https://www.exemple.fr"
          inputMode="url"
          {...field('site')}
        />
        <TextField label="SIRET" aside="(facultatif)" inputMode="numeric" {...field('siret')} />
      </FormSection>
      <FormSection
        title="Le siège"
        lead="Où se trouve l’organisme. Les lieux où l’on reçoit se décrivent dans chaque service."
      >
        <TextField label="Adresse" aside="(facultatif)" hint="Numéro et rue" autoComplete="off" {...field('adresse')} />
        <TextField
          label="Commune"
          aside="(facultatif)"
          hint="Nom ou code postal"
          autoComplete="off"
          {...field('commune')}
        />
      </FormSection>
      <FormSection
        title="Les coordonnées"
        lead="Celles d’un service ou d’une ligne, jamais d’une personne. Videz le numéro ou l’adresse pour retirer une ligne."
      >
        <ContactRows draft={draft} errors={errors} />
      </FormSection>
    </>
  );
}

function ContactRows({ draft, errors }: { draft: Draft; errors: Errors }) {
  const used = Array.from({ length: CONTACT_ROWS }, (_, row) => row).filter(
    (row) => textOf(draft, contactField('valeur', row)) !== '',
  );
  const shown = Math.min(CONTACT_ROWS, Math.max(-1, ...used) + 1 + SPARE_ROWS);
  return Array.from({ length: shown }, (_, row) => {
    const field = (part: Parameters<typeof contactField>[0]) => {
      const name = contactField(part, row);
      return { name, defaultValue: textOf(draft, name), error: errors[name] };
    };
    return (
      <fieldset
        key={contactField('valeur', row)}
        className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[10rem_1fr_1fr_14rem]"
      >
        <legend className="mb-1 text-small text-soft">Coordonnée {row + 1}</legend>
        <SelectField label="Moyen" {...field('canal')} defaultValue={field('canal').defaultValue || 'telephone'}>
          <option value="telephone">Téléphone</option>
          <option value="courriel">Courriel</option>
          <option value="site">Site</option>
        </SelectField>
        <TextField label="Numéro ou adresse" {...field('valeur')} />
        <TextField label="À quoi elle sert" placeholder="accueil" {...field('libelle')} />
        <SelectField
          label="Qui la voit"
          {...field('visibilite')}
          defaultValue={field('visibilite').defaultValue || 'public'}
        >
          <option value="public">Tout le monde</option>
          <option value="professionnels">Les professionnels</option>
          <option value="coordination">La coordination</option>
        </SelectField>
      </fieldset>
    );
  });
}
