import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { AddressFields, type Tiles } from '#app/upkeep/entry/address-fields.tsx';
import type { AskedAddress } from '#app/upkeep/entry/form-acts.server.ts';
import { FormSection } from '#app/upkeep/entry/form-section.tsx';
import { AUDIENCES, FORMATS, OFFICIAL } from '../event.ts';
import { DayRows } from './day-rows.tsx';
import { EventDocumentRows } from './event-document-rows.tsx';
import { OrganiserRows } from './organiser-rows.tsx';
import { SessionRows } from './session-rows.tsx';

export type EventFieldsProps = {
  draft: Draft;
  errors: Errors;
  action: string;
  tiles: Tiles;
  asked?: AskedAddress;
  editions: { id: string; name: string }[];
  /** Names to complete from; any other of the directory may be written too. */
  organisations: string[];
  themes: string[];
  /** Left to the coordination. */
  hasOfficial: boolean;
};

const ORGANISATION_LIST = 'organismes-connus';

export function EventFields(props: EventFieldsProps) {
  const { draft, errors, action, tiles, asked, editions, organisations, themes, hasOfficial } = props;
  const field = (name: string) => ({ id: name, name, defaultValue: textOf(draft, name), error: errors[name] });
  const rows = { draft, errors, action };
  return (
    <>
      <FormSection title="L’évènement">
        <TextField label="Titre" required {...field('titre')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label="Forme" {...field('format')}>
            <option value="">Choisir</option>
            {FORMATS.map(({ slug, label }) => (
              <option key={slug} value={slug}>
                {label}
              </option>
            ))}
          </SelectField>
          <SelectField label="Pour qui" {...field('public')}>
            <option value="">Choisir</option>
            {AUDIENCES.map(({ slug, label }) => (
              <option key={slug} value={slug}>
                {label}
              </option>
            ))}
          </SelectField>
          <SelectField label="Édition" {...field('edition')}>
            <option value="">Aucune</option>
            {editions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField label="Thème" aside="(facultatif)" list="themes-connus" autoComplete="off" {...field('theme')} />
        </div>
        <TextareaField
          label="Présentation"
          aside="(facultatif)"
          hint="Ce qui se passe, pour qui, ce qu’on en retire. Quelques phrases simples."
          rows={5}
          {...field('resume')}
        />
      </FormSection>
      <FormSection
        title="Quand"
        lead="L’heure de Paris. Pour plusieurs jours ou plusieurs lieux, laissez ces champs vides et décrivez chaque jour."
      >
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <TextField label="Jour" type="date" {...field('jour')} />
          <TextField label="Début" type="time" {...field('debut')} />
          <TextField label="Fin" type="time" {...field('fin')} />
          <TextField label="Dernier jour" aside="(si autre)" type="date" {...field('jour-fin')} />
        </div>
        <DayRows {...rows} tiles={tiles} asked={asked} />
      </FormSection>
      <FormSection title="Où" lead="Chez un organisme de l’annuaire, à une adresse, ou à distance par un lien.">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Chez"
            aside="(facultatif)"
            hint="Un organisme de l’annuaire"
            list={ORGANISATION_LIST}
            autoComplete="off"
            {...field('lieu-organisme')}
          />
          <TextField
            label="Nom du lieu"
            aside="(facultatif)"
            hint="Comme « salle Jaurès, 2e étage »"
            {...field('lieu-nom')}
          />
        </div>
        <AddressFields
          target="siege"
          nameOf={(part) => part}
          anchor="où"
          {...{ draft, errors, action, tiles, asked }}
        />
        <TextField
          label="Lien pour suivre à distance"
          aside="(facultatif)"
          hint="Comme https://visio.exemple.fr/jcpe. Si l’on s’inscrit, seules les personnes inscrites le reçoivent ; sinon tout le monde le voit."
          inputMode="url"
          {...field('lien')}
        />
        <TextareaField
          label="Accessibilité"
          aside="(facultatif)"
          hint="Accès de plain-pied, boucle magnétique, langue des signes, place de stationnement…"
          rows={2}
          {...field('accessibilite')}
        />
      </FormSection>
      <FormSection title="Qui organise" lead="Les organisateurs préparent l’évènement avec la coordination.">
        <OrganiserRows {...rows} list={ORGANISATION_LIST} />
      </FormSection>
      <FormSection title="Séances" lead="Si l’évènement se partage en plusieurs salles ou plusieurs moments.">
        <SessionRows {...rows} />
      </FormSection>
      <FormSection
        title="Places"
        lead="Les inscriptions s’ouvrent, et se suivent, dans la page « Inscriptions » de l’évènement."
      >
        <TextField
          label="Nombre de places"
          hint="Vide : pas de limite"
          inputMode="numeric"
          className="max-w-60"
          {...field('places')}
        />
      </FormSection>
      <FormSection title="Documents et liens" lead="Programme, plan d’accès, dépliant.">
        <EventDocumentRows {...rows} />
      </FormSection>
      {hasOfficial && (
        <FormSection
          title="Programme national"
          lead="Où en est l’inscription au programme officiel de la journée contre la précarité énergétique."
        >
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField label="Inscription" {...field('officiel')}>
              {OFFICIAL.map(({ slug, label }) => (
                <option key={slug} value={slug}>
                  {label}
                </option>
              ))}
            </SelectField>
            <TextField label="Lien" aside="(facultatif)" inputMode="url" {...field('lien-officiel')} />
          </div>
        </FormSection>
      )}
      <datalist id={ORGANISATION_LIST}>
        {organisations.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="themes-connus">
        {themes.map((theme) => (
          <option key={theme} value={theme} />
        ))}
      </datalist>
    </>
  );
}
