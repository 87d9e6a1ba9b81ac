// The settings of a territory as a form holds them. Runs on the server only.
import { z } from 'zod';
import { plainText } from '#app/ui/plain-text.ts';
import { findCommune, findDepartement, findEpci } from '#db/gazetteer.ts';
import type { TerritorySettings } from '#db/schema/territories.ts';
import { resolveCommune } from '../resolve-commune.ts';
import { readZoneChoices } from './zone-choices.ts';

export type SettingsDraft = {
  nom: string;
  description: string;
  zones: string[];
  /** Typed and not yet added. */
  ajout: string;
  /** Offered because what was typed may mean several of them. */
  choix: string[];
  centre: string;
  'contact-nom': string;
  'contact-courriel': string;
  'contact-telephone': string;
  signature: string;
  logo: string;
  acces: string;
};

export type SettingsErrors = Partial<Record<keyof SettingsDraft, string[]>>;

const MOST_ZONES = 600;
const TEXTS: [keyof SettingsDraft, number][] = [
  ['nom', 200],
  ['description', 2_000],
  ['ajout', 5_000],
  ['centre', 100],
  ['contact-nom', 200],
  ['contact-courriel', 300],
  ['contact-telephone', 60],
  ['signature', 1_000],
  ['logo', 64],
  ['acces', 10],
];

const short = (most: number) => z.string().max(most, { error: `C’est trop long : ${most} caractères au plus.` });
const schema = z.object({
  nom: short(120).min(2, { error: 'Écrivez le nom du territoire.' }),
  description: short(1_000),
  'contact-nom': short(120),
  'contact-courriel': z.union([
    z.literal(''),
    z.email({ error: 'Écrivez une adresse complète, comme reseau@exemple.fr.' }).max(254),
  ]),
  'contact-telephone': short(30).regex(/^[+\d\s().-]*$/, { error: 'Des chiffres, comme 01 99 00 12 34.' }),
  signature: short(500),
});

/** Names typed for zones are looked up here: codes join the chosen ones, doubts become choices. */
export function readSettingsDraft(fields: Map<string, string[]>): SettingsDraft {
  const text = (name: keyof SettingsDraft, most: number) => plainText(fields.get(name)?.[0] ?? '', most);
  const texts = Object.fromEntries(TEXTS.map(([name, most]) => [name, text(name, most)])) as Omit<
    SettingsDraft,
    'zones' | 'choix'
  >;
  const ticked = (fields.get('zones') ?? []).filter(isZone);
  const typed = readZoneChoices(texts.ajout);
  return {
    ...texts,
    logo: /^[\w-]{20,64}$/.test(texts.logo) ? texts.logo : '',
    zones: [...new Set([...ticked, ...typed.codes])].slice(0, MOST_ZONES + 1),
    choix: typed.choices,
    ajout: typed.unknown.join('; '),
  };
}

export function draftOf(settings: TerritorySettings): SettingsDraft {
  return {
    nom: settings.name,
    description: settings.description,
    zones: settings.zones,
    ajout: '',
    choix: [],
    centre: findCommune(settings.centre)?.name ?? settings.centre,
    'contact-nom': settings.contactName,
    'contact-courriel': settings.contactMail,
    'contact-telephone': settings.contactPhone,
    signature: settings.mailSignature,
    logo: settings.logoHash ?? '',
    acces: settings.isClosed ? 'ferme' : 'ouvert',
  };
}

/** `known`: the commune that `centre` already names, kept when its name alone would be doubtful. */
export function readSettings(
  draft: SettingsDraft,
  known = '',
): { settings: TerritorySettings } | { errors: SettingsErrors } {
  const parsed = schema.safeParse(draft);
  const errors: SettingsErrors = parsed.success ? {} : { ...z.flattenError(parsed.error).fieldErrors };
  if (draft.ajout !== '') errors.ajout = [`Nous ne connaissons pas « ${draft.ajout.slice(0, 80)} ».`];
  else if (draft.choix.length > 0)
    errors.ajout = ['Plusieurs communes répondent : cochez celles que vous voulez dire.'];
  else if (draft.zones.length === 0)
    errors.ajout = ['Ajoutez au moins une commune, une intercommunalité ou un département.'];
  else if (draft.zones.length > MOST_ZONES)
    errors.ajout = [`${MOST_ZONES} au plus : choisissez une intercommunalité ou un département.`];
  const centre = readCentre(draft.centre, known);
  if ('error' in centre) errors.centre = [centre.error];
  if (!parsed.success || 'error' in centre || Object.keys(errors).length > 0) return { errors };
  const read = parsed.data;
  return {
    settings: {
      name: read.nom,
      description: read.description,
      zones: draft.zones,
      centre: centre.code,
      contactName: read['contact-nom'],
      contactMail: read['contact-courriel'],
      contactPhone: read['contact-telephone'],
      mailSignature: read.signature,
      logoHash: draft.logo || null,
      isClosed: draft.acces === 'ferme',
    },
  };
}

function isZone(code: string): boolean {
  return [findCommune, findEpci, findDepartement].some((find) => find(code) !== undefined);
}

function readCentre(typed: string, known: string): { code: string } | { error: string } {
  if (known !== '' && typed === (findCommune(known)?.name ?? known)) return { code: known };
  const found = resolveCommune(typed);
  if (found.kind === 'one') return { code: found.commune.code };
  const near = found.kind === 'several' ? found.communes : found.suggestions;
  const named = near.slice(0, 4).map(({ name, code, postcodes }) => `${name} (${postcodes[0] ?? code})`);
  return {
    error:
      named.length > 0
        ? `Précisez par le code postal : ${named.join(', ')}.`
        : 'Écrivez la commune d’où le réseau est animé.',
  };
}
