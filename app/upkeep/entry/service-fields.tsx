import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import { PLACE_ROWS, placeField } from './field-names.ts';
import { type Draft, type Errors, listOf, textOf } from './form-draft.ts';
import { FormSection } from './form-section.tsx';

type Choices = { value: string; label: string }[];

export type ServiceFieldsProps = { draft: Draft; errors: Errors; choices: Record<string, Choices> };

export function ServiceFields({ draft, errors, choices }: ServiceFieldsProps) {
  const field = (name: string) => ({ name, defaultValue: textOf(draft, name), error: errors[name] });
  const boxes = (name: string) => ({
    name,
    type: 'checkbox' as const,
    choices: choices[name] ?? [],
    chosen: listOf(draft, name),
    error: errors[name],
    columns: 2 as const,
  });
  return (
    <>
      <FormSection title="Ce que le service fait">
        <TextField label="Nom du service" required {...field('nom')} />
        <TextareaField
          label="Description"
          aside="(facultatif)"
          hint="Ce que la personne y trouve, en phrases simples."
          {...field('description')}
        />
        <ChoiceGroup legend="À quels besoins répond-il ?" {...boxes('besoins')} columns={3} />
        <SelectField label="Lequel est le principal ?" {...field('besoin-premier')}>
          <option value="">Le premier coché</option>
          {choices.besoins?.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <ChoiceGroup legend="Type de réponse" {...boxes('reponses')} />
      </FormSection>
      <FormSection title="Pour qui, où">
        <ChoiceGroup legend="Publics" {...boxes('publics')} columns={3} />
        <TextareaField label="Conditions" aside="(facultatif)" rows={2} {...field('conditions')} />
        <TextareaField
          label="Zones d’intervention"
          hint="Une par ligne : communes, intercommunalités, départements, ou « Toute la France »."
          {...field('zones')}
        />
        <TextareaField
          label="Sauf"
          aside="(facultatif)"
          hint="Ce qu’il faut en retirer, une par ligne."
          rows={2}
          {...field('exclusions')}
        />
        <TextField
          label="Précision sur la zone"
          aside="(facultatif)"
          hint="Un quartier, par exemple : affiché, jamais filtré."
          {...field('zone-detail')}
        />
      </FormSection>
      <FormSection title="Comment faire">
        <ChoiceGroup legend="Où cela se passe" {...boxes('accueil')} columns={3} />
        <ChoiceGroup legend="Comment s’adresser au service" {...boxes('mobilisation')} />
        <ChoiceGroup legend="Qui peut le faire" {...boxes('pour')} />
        <TextareaField
          label="Précision sur la façon de faire"
          aside="(facultatif)"
          rows={2}
          {...field('mobilisation-detail')}
        />
        <TextareaField
          label="Papiers à apporter"
          aside="(facultatif)"
          hint="Un par ligne."
          rows={3}
          {...field('papiers')}
        />
        <ChoiceGroup
          legend="Coût pour la personne"
          name="frais"
          type="radio"
          choices={choices.frais ?? []}
          chosen={[textOf(draft, 'frais')]}
          error={errors.frais}
          columns={2}
        />
        <TextField label="Précision sur le coût" aside="(facultatif)" {...field('frais-detail')} />
        <details>
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">Langues parlées</summary>
          <ChoiceGroup legend="Langues" {...boxes('langues')} columns={3} />
        </details>
      </FormSection>
      <FormSection title="De la place en ce moment">
        <SelectField label="Peut-il recevoir de nouvelles demandes ?" {...field('capacite')}>
          <option value="">On ne sait pas</option>
          <option value="disponible">Oui, il y a de la place</option>
          <option value="tendu">Oui, avec de l’attente</option>
          <option value="complet">Non, c’est complet</option>
        </SelectField>
        <TextField label="Complet jusqu’au" aside="(facultatif)" type="date" {...field('complet-jusqu-au')} />
      </FormSection>
      <FormSection
        title="Les lieux d’accueil"
        lead="Où l’on se rend. Rien à écrire si tout se passe à domicile ou à distance. Videz toute la ligne pour retirer un lieu."
      >
        <PlaceRows draft={draft} errors={errors} />
      </FormSection>
    </>
  );
}

function PlaceRows({ draft, errors }: { draft: Draft; errors: Errors }) {
  const rows = Array.from({ length: PLACE_ROWS }, (_, row) => row);
  const used = rows.filter((row) =>
    ['libelle', 'adresse', 'commune', 'horaires'].some((part) => textOf(draft, `lieu-${part}-${row}`) !== ''),
  );
  const shown = Math.min(PLACE_ROWS, Math.max(-1, ...used) + 2);
  return rows.slice(0, shown).map((row) => {
    const field = (part: Parameters<typeof placeField>[0]) => {
      const name = placeField(part, row);
      return { name, defaultValue: textOf(draft, name), error: errors[name] };
    };
    return (
      <fieldset key={placeField('libelle', row)} className="grid gap-4 sm:grid-cols-2">
        <legend className="mb-1 text-small text-soft">Lieu {row + 1}</legend>
        <input type="hidden" name={placeField('id', row)} value={textOf(draft, placeField('id', row))} />
        <TextField label="Nom du lieu" placeholder="Accueil" {...field('libelle')} />
        <TextField label="Commune" hint="Nom ou code postal" autoComplete="off" {...field('commune')} />
        <TextField label="Adresse" autoComplete="off" {...field('adresse')} />
        <TextField label="Horaires" hint="Comme Mo-Fr 09:00-12:00 (Mo Tu We Th Fr Sa Su)" {...field('horaires')} />
      </fieldset>
    );
  });
}
