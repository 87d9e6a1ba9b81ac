import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { FieldError, TextareaField, TextField } from '#app/ui/field.tsx';
import type { SettingsDraft, SettingsErrors } from './settings-form.ts';
import { type ZoneOption, ZonePicker } from './zone-picker.tsx';

export type SettingsFieldsProps = {
  draft: SettingsDraft;
  errors: SettingsErrors;
  zones: ZoneOption[];
  choices: ZoneOption[];
};

/** The settings of a territory, in the order in which a coordinator thinks of them. */
export function SettingsFields({ draft, errors, zones, choices }: SettingsFieldsProps) {
  const field = (name: Exclude<keyof SettingsDraft, 'zones' | 'choix'>) => ({
    name,
    defaultValue: draft[name],
    error: errors[name],
  });
  return (
    <>
      <section aria-labelledby="reseau" className="space-y-5">
        <h2 id="reseau">Le réseau</h2>
        <TextField label="Son nom" hint="Comme « Montpellier et alentours »." {...field('nom')} />
        <TextareaField label="En une phrase" aside="(facultatif)" rows={3} {...field('description')} />
        <ZonePicker
          key={`${draft.zones.join()} ${draft.choix.join()} ${draft.ajout}`}
          chosen={zones}
          choices={choices}
          typed={draft.ajout}
          error={errors.ajout}
        />
        <TextField label="Commune d’où il est animé" hint="Nom ou code postal" {...field('centre')} />
      </section>
      <section aria-labelledby="contact" className="space-y-5 border-t border-line pt-6">
        <h2 id="contact">À qui s’adresser</h2>
        <p className="text-soft">
          Affiché sur les pages « Données personnelles » et « Accessibilité », et en tête des pages du territoire.
        </p>
        <TextField
          label="Qui répond"
          aside="(facultatif)"
          hint="Un service plutôt qu’une personne."
          {...field('contact-nom')}
        />
        <TextField label="Courriel" aside="(facultatif)" type="email" {...field('contact-courriel')} />
        <TextField label="Téléphone" aside="(facultatif)" type="tel" {...field('contact-telephone')} />
        <TextareaField
          label="Signature des courriels"
          aside="(facultatif)"
          hint="Les dernières lignes des courriels que ce réseau envoie."
          rows={3}
          {...field('signature')}
        />
      </section>
      <LogoField hash={draft.logo} error={errors.logo} />
      <section aria-labelledby="acces" className="space-y-3 border-t border-line pt-6">
        <h2 id="acces">Qui voit l’annuaire</h2>
        <ChoiceGroup
          legend="Les fiches de ce territoire"
          type="radio"
          name="acces"
          chosen={[draft.acces === 'ferme' ? 'ferme' : 'ouvert']}
          choices={[
            { value: 'ouvert', label: 'Ouvertes à tous', hint: 'Chacun les trouve, sans compte.' },
            {
              value: 'ferme',
              label: 'Réservées aux personnes connectées',
              hint: 'Les fiches tenues par ce territoire disparaissent des pages publiques, de la recherche, de la carte et des données ouvertes en quelques secondes. Les membres de tous les réseaux de l’instance les voient encore.',
            },
          ]}
        />
      </section>
    </>
  );
}

function LogoField({ hash, error }: { hash: string; error?: string[] }) {
  return (
    <section aria-labelledby="logo" className="space-y-3 border-t border-line pt-6">
      <h2 id="logo">Le logo</h2>
      {hash !== '' && (
        <>
          <img src={`/logos/${hash}`} alt="Logo actuel" className="max-h-24 max-w-full" />
          <label className="flex min-h-11 items-center gap-3">
            <input type="checkbox" name="sans-logo" value="oui" className="size-4.5" />
            Retirer ce logo
          </label>
        </>
      )}
      <input type="hidden" name="logo" value={hash} />
      <label htmlFor="image" className="block font-semibold">
        {hash === '' ? 'Choisir une image' : 'Choisir une autre image'}{' '}
        <span className="font-normal text-soft">(facultatif)</span>
      </label>
      <p id="image-aide" className="text-small text-soft">
        PNG, JPEG, WebP ou GIF, 2 Mo au plus.
      </p>
      <input
        id="image"
        type="file"
        name="image"
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-describedby={error ? 'image-aide image-erreur' : 'image-aide'}
        aria-invalid={error ? true : undefined}
        className="block w-full min-h-11 max-w-full rounded-control border border-control bg-raised px-3 py-2"
      />
      <FieldError id="image-erreur" error={error} />
    </section>
  );
}
