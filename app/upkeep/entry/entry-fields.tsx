import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { AddressFields, type Tiles } from './address-fields.tsx';
import { ContactRows } from './contact-rows.tsx';
import { DocumentRows } from './document-rows.tsx';
import { ORGANISATION_CONTACTS } from './field-names.ts';
import type { AskedAddress } from './form-acts.server.ts';
import { FormSection } from './form-section.tsx';

export type EntryFieldsProps = {
  draft: Draft;
  errors: Errors;
  action: string;
  kinds: { value: string; label: string }[];
  tiles: Tiles;
  asked?: AskedAddress;
};

export function EntryFields({ draft, errors, action, kinds, tiles, asked }: EntryFieldsProps) {
  const field = (name: string) => ({ id: name, name, defaultValue: textOf(draft, name), error: errors[name] });
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
        <TextareaField
          label="Réseaux"
          aside="(facultatif)"
          hint="Ceux dont l’organisme fait partie, un par ligne."
          rows={2}
          {...field('reseaux')}
        />
      </FormSection>
      <FormSection
        title="Le siège"
        lead="Où se trouve l’organisme. Les lieux où l’on reçoit se décrivent dans chaque service."
      >
        <AddressFields
          target="siege"
          nameOf={(part) => part}
          anchor="le-siège"
          {...{ draft, errors, action, tiles, asked }}
        />
      </FormSection>
      <FormSection
        title="Les coordonnées"
        lead="Celles d’un service ou d’une ligne, jamais d’une personne. Celles d’un seul service se disent dans ce service."
      >
        <ContactRows group={ORGANISATION_CONTACTS} {...{ draft, errors, action }} />
      </FormSection>
      <FormSection
        title="Documents et liens"
        lead="Dépliants, formulaires, vidéos que les collègues demandent souvent."
      >
        <DocumentRows {...{ draft, errors, action }} />
      </FormSection>
    </>
  );
}
