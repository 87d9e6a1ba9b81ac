// The first start: who administers, which territory, who sends the mails. Runs on the server only.
import { z } from 'zod';
import { resolveCommune } from '#app/territories/resolve-commune.ts';
import { readZones } from '#app/territories/zone-input.ts';

export const INSTALLATION_FIELDS = [
  ...['nom', 'courriel', 'coordonne', 'territoire', 'description', 'zones', 'centre'],
  ...['expediteur-nom', 'expediteur-courriel'],
];

export type Installation = {
  name: string;
  mail: string;
  coordinates: boolean;
  territory: { name: string; description: string; zones: string[]; centre: string };
  sender: { name: string; mail: string };
};

export type InstallationDraft = Record<string, string>;
export type InstallationErrors = Record<string, string[]>;

const short = (most: number) => z.string().max(most, { error: `C’est trop long : ${most} caractères au plus.` });
const mail = z
  .string()
  .max(254)
  .pipe(z.email({ error: 'Écrivez une adresse complète, comme prenom.nom@exemple.fr.' }));

const sender = z.object({
  'expediteur-nom': short(80)
    .min(2, { error: 'Écrivez le nom que verront les destinataires.' })
    .regex(/^[^<>"\n]*$/, { error: 'Sans guillemets ni chevrons.' }),
  'expediteur-courriel': mail,
});

const schema = sender.extend({
  nom: short(120).min(2, { error: 'Écrivez votre nom : il signera ce que vous faites.' }),
  courriel: mail,
  territoire: short(120).min(2, { error: 'Écrivez le nom du territoire.' }),
  description: short(1000),
});

export function readInstallationDraft(form: FormData): InstallationDraft {
  return Object.fromEntries(
    INSTALLATION_FIELDS.map((name) => {
      const value = form.get(name);
      const text = typeof value === 'string' ? value.slice(0, 20_000).toWellFormed() : '';
      return [
        name,
        text
          .replaceAll('\r\n', '\n')
          .replaceAll(/(?!\n)\p{Cc}/gu, '')
          .trim(),
      ];
    }),
  );
}

export function readInstallation(
  draft: InstallationDraft,
): { installation: Installation } | { errors: InstallationErrors } {
  const parsed = schema.safeParse(draft);
  const errors: InstallationErrors = parsed.success ? {} : { ...z.flattenError(parsed.error).fieldErrors };
  const zones = readZones(draft.zones ?? '');
  if (zones.errors.length > 0) errors.zones = zones.errors;
  else if (zones.codes.length === 0)
    errors.zones = ['Écrivez au moins une commune, une intercommunalité ou un département.'];
  const centre = resolveCommune(draft.centre ?? '');
  if (centre.kind !== 'one') {
    const choices = centre.kind === 'several' ? centre.communes : centre.suggestions;
    const named = choices.slice(0, 4).map(({ name, code, postcodes }) => `${name} (${postcodes[0] ?? code})`);
    errors.centre = [
      named.length > 0
        ? `Précisez par le code postal : ${named.join(', ')}.`
        : 'Écrivez la commune d’où le réseau est animé.',
    ];
  }
  if (!parsed.success || centre.kind !== 'one' || Object.keys(errors).length > 0) return { errors };
  const read = parsed.data;
  return {
    installation: {
      name: read.nom,
      mail: read.courriel.toLowerCase(),
      coordinates: draft.coordonne === 'oui',
      territory: {
        name: read.territoire,
        description: read.description,
        zones: zones.codes,
        centre: centre.commune.code,
      },
      sender: { name: read['expediteur-nom'], mail: read['expediteur-courriel'] },
    },
  };
}

/** What a test mail needs; the rest may still be empty. */
export function readSender(
  draft: InstallationDraft,
): { sender: Installation['sender']; to: string } | { errors: InstallationErrors } {
  const parsed = sender.extend({ courriel: mail }).safeParse(draft);
  if (!parsed.success) return { errors: { ...z.flattenError(parsed.error).fieldErrors } };
  const read = parsed.data;
  return { sender: { name: read['expediteur-nom'], mail: read['expediteur-courriel'] }, to: read.courriel };
}
