import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, listOf, textOf } from '#app/ui/form-draft.ts';
import { ZoneField } from '../zones/zone-field.tsx';
import { ZonePlan } from '../zones/zone-plan.tsx';
import type { Tiles } from './address-fields.tsx';
import { ClosureRows } from './closure-rows.tsx';
import { ContactRows } from './contact-rows.tsx';
import { SERVICE_CONTACTS } from './field-names.ts';
import type { AskedAddress } from './form-acts.server.ts';
import type { LiveView } from './form-answer.ts';
import { FormSection } from './form-section.tsx';
import { PlaceRows } from './place-rows.tsx';
import { RelayRows } from './relay-rows.tsx';

type Choices = { value: string; label: string }[];

export type ServiceFieldsProps = {
  draft: Draft;
  errors: Errors;
  action: string;
  choices: Record<string, Choices>;
  /** Places that a contact may belong to. */
  places: Choices;
  live: LiveView;
  tiles: Tiles;
  asked?: AskedAddress;
};

export function ServiceFields(props: ServiceFieldsProps) {
  const { draft, errors, action, choices, places, live, tiles, asked } = props;
  const field = (name: string) => ({ id: name, name, defaultValue: textOf(draft, name), error: errors[name] });
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
        <ZoneField
          label="Zones d’intervention"
          hint="Une par ligne : communes, intercommunalités, départements, ou « Toute la France »."
          allowsFrance
          {...field('zones')}
        />
        <ZoneField
          label="Sauf"
          aside="(facultatif)"
          hint="Ce qu’il faut en retirer, une par ligne."
          {...field('exclusions')}
        />
        <TextField
          label="Précision sur la zone"
          aside="(facultatif)"
          hint="Un quartier, par exemple : affiché, jamais filtré."
          {...field('zone-detail')}
        />
        {live.zones && <ZonePlan {...live.zones} />}
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
      <FormSection title="Quand il ferme" lead="Congés, travaux : les jours où personne n’est reçu.">
        <ClosureRows {...{ draft, errors, action }} />
      </FormSection>
      <FormSection
        title="Les coordonnées du service"
        lead="Seulement celles qui lui sont propres : les autres viennent de la fiche."
      >
        <ContactRows group={SERVICE_CONTACTS} {...{ draft, errors, action, places }} />
      </FormSection>
      <FormSection
        title="Les lieux d’accueil"
        lead="Où l’on se rend. Rien à écrire si tout se passe à domicile ou à distance."
      >
        <PlaceRows {...{ draft, errors, action, tiles, asked }} readings={live.readings} access={choices.acces ?? []} />
      </FormSection>
      <FormSection title="Les autres portes d’entrée" lead="Qui d’autre peut ouvrir une demande, et comment.">
        <RelayRows {...{ draft, errors, action }} />
      </FormSection>
    </>
  );
}
