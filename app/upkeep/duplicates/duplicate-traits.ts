// What two entries are compared by: names, numbers, addresses and sites brought to one form.
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { findCommune } from '#db/gazetteer.ts';
import { words } from '#db/normalise.ts';
import type { duplicateTraits } from '#db/schema/duplicates.ts';

export type Traits = typeof duplicateTraits.$inferSelect;

export type TraitSource = {
  id: string;
  name: string;
  acronym: string | null;
  kind: string;
  siret: string | null;
  website: string | null;
  address: string | null;
  communeCode: string | null;
  latitude: number | null;
  longitude: number | null;
  pointPrecision: string | null;
  contacts: { channel: string; value: string }[];
};

/** Say nothing about who somebody is. */
const EMPTY_WORDS = new Set(
  'a au aux d de des du en et l la le les pour sur association asso assoc federation fondation societe sa sarl sas scic scop loi 1901'.split(
    ' ',
  ),
);

/** Everybody is a guest of these: the first part of the path says who. */
const SHARED_HOSTS =
  /(^|\.)(facebook|instagram|linkedin|twitter|x|youtube|helloasso|google|wixsite|jimdo|over-blog|wordpress|blogspot|free|orange|gouv|service-public)\.(com|fr|org|net)$/;

const STREET_WORDS: Record<string, string> = {
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  boul: 'boulevard',
  pl: 'place',
  rte: 'route',
  chem: 'chemin',
  che: 'chemin',
  imp: 'impasse',
  all: 'allee',
  sq: 'square',
  r: 'rue',
  fbg: 'faubourg',
  fg: 'faubourg',
  gal: 'general',
  dr: 'docteur',
  pdt: 'president',
};

export function traitsOf(source: TraitSource): Traits {
  const own = words(source.name).filter((word) => !EMPTY_WORDS.has(word));
  const name = own.length > 0 ? own : words(source.name);
  const commune = source.communeCode === null ? undefined : findCommune(source.communeCode);
  const isPlaced = source.pointPrecision === 'adresse' || source.pointPrecision === 'rue';
  const values = (channel: string) => source.contacts.filter((one) => one.channel === channel).map((one) => one.value);
  return {
    organisationId: source.id,
    name: name.join(' '),
    nameKey: name.toSorted().join(' '),
    acronym: source.acronym === null ? null : words(source.acronym).join('') || null,
    kind: source.kind,
    siret: source.siret?.replaceAll(/\D/g, '') || null,
    phones: once(values('telephone').map(phoneKey)),
    mails: once(values('courriel').map(mailKey)),
    sites: once([source.website, ...values('site')].map(siteKey)),
    address: addressKey(source.address),
    // Lyon 3e and Lyon are one place here: who typed the entry may not have known the arrondissement.
    communeCode: commune?.parent ?? source.communeCode,
    departement: commune?.departement ?? null,
    latitude: isPlaced ? source.latitude : null,
    longitude: isPlaced ? source.longitude : null,
  };
}

/** « 04 67 00 00 01 » → « +33467000001 »; null for short national numbers, which many share, and for what is no number. */
export function phoneKey(value: string): string | null {
  const parsed = parsePhoneNumberFromString(value.slice(0, 40), 'FR');
  return parsed?.isPossible() && parsed.nationalNumber.length > 6 ? parsed.number : null;
}

export function siteKey(value: string | null): string | null {
  if (value === null) return null;
  const url = URL.parse(/^[a-z]+:\/\//i.test(value) ? value : `https://${value}`);
  if (!url?.hostname.includes('.')) return null;
  const host = url.hostname.replace(/^www\./, '');
  if (!SHARED_HOSTS.test(host)) return host;
  const [, first = ''] = url.pathname.split('/');
  return first === '' ? null : `${host}/${first.toLowerCase()}`;
}

function mailKey(value: string): string | null {
  const mail = value.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail) ? mail : null;
}

/** « 12, av. des Lilas » → « 12 avenue lilas »; null when there is no street. */
export function addressKey(address: string | null): string | null {
  const plain = words(address ?? '')
    .map((word) => STREET_WORDS[word] ?? word)
    .filter((word) => !EMPTY_WORDS.has(word));
  return plain.length === 0 ? null : plain.join(' ');
}

function once(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
