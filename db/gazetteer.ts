// Every French commune, EPCI and département, in memory, without network. Sources and licences: db/data/README.md.

import type { Commune, Departement, Epci, Region } from './gazetteer-data.ts';
import { readGazetteer, readGazetteerNames } from './gazetteer-data.ts';
import { normalise } from './normalise.ts';
import { isWithinOneEdit } from './spelling.ts';

export type { Commune, Departement, Epci, Region } from './gazetteer-data.ts';

const ARRONDISSEMENT =
  /^(paris|lyon|marseille) 0?(\d{1,2}) ?(?:er|e|eme|ieme|nd|nde)?(?: arr| arrdt| arrondissement)?$/;

/** By INSEE code; arrondissements of Paris, Lyon and Marseille included. */
export function findCommune(code: string): Commune | undefined {
  return readGazetteer().communes.get(code);
}

/** Most populous first. A postcode of Paris, Lyon or Marseille gives the arrondissement (69003 → 69383). */
export function communesOfPostcode(postcode: string): Commune[] {
  return readGazetteerNames().communesByPostcode.get(postcode.trim()) ?? [];
}

/** Exact name once normalised, most populous first; « Lyon 3e », « lyon 3 » and « Lyon 3ème arrondissement » too. */
export function communesNamed(name: string): Commune[] {
  const plain = normalise(name);
  const { communesByName } = readGazetteerNames();
  const exact = communesByName.get(plain);
  if (exact) return exact;
  const parts = ARRONDISSEMENT.exec(plain);
  if (!parts) return [];
  const ordinal = Number(parts[2]);
  return communesByName.get(`${parts[1]} ${ordinal}${ordinal === 1 ? 'er' : 'e'}`) ?? [];
}

/** Names one letter away from this one (four letters at least), most populous first; arrondissements left out. */
export function communesSpelledLike(name: string): Commune[] {
  const plain = normalise(name);
  if (plain.length < 4) return [];
  return readGazetteerNames()
    .ranked.filter(({ plain: other, commune }) => commune.parent === null && isWithinOneEdit(plain, other))
    .map(({ commune }) => commune);
}

/**
 * Beginning of a name or of a postcode, for a list that completes what is typed: exact names first, then names that
 * begin so, then names with a later word that begins so, most populous first. Arrondissements only once their commune
 * is written in full.
 */
export function suggestCommunes(text: string, limit = 8): Commune[] {
  const plain = normalise(text);
  if (plain === '') return [];
  if (/^\d/.test(plain)) return suggestByDigits(plain.replaceAll(' ', ''), limit);
  const { ranked } = readGazetteerNames();
  const begins: Commune[] = [];
  const contains: Commune[] = [];
  const laterWord = ` ${plain}`;
  for (const { plain: name, commune } of ranked) {
    if (begins.length >= limit) break;
    if (commune.parent !== null && !plain.startsWith(arrondissementStem(name))) continue;
    if (name.startsWith(plain)) begins.push(commune);
    else if (contains.length < limit && name.includes(laterWord)) contains.push(commune);
  }
  const found = new Set([...communesNamed(plain), ...begins, ...contains]);
  return [...found].slice(0, limit);
}

function arrondissementStem(plainName: string): string {
  return plainName.slice(0, plainName.indexOf(' '));
}

function suggestByDigits(digits: string, limit: number): Commune[] {
  const exact = communesOfPostcode(digits);
  const coded = findCommune(digits.toUpperCase());
  const found = new Set(coded ? [...exact, coded] : exact);
  for (const { commune } of readGazetteerNames().ranked) {
    if (found.size >= limit) break;
    if (commune.postcodes.some((postcode) => postcode.startsWith(digits))) found.add(commune);
  }
  return [...found].slice(0, limit);
}

/** The Métropole de Lyon (200046977) is among them. */
export function findEpci(code: string): Epci | undefined {
  return readGazetteer().epcis.get(code);
}

/** Overseas collectivities (975, 977, 978, 986, 987, 988) are found here as well. */
export function findDepartement(code: string): Departement | undefined {
  return readGazetteer().departements.get(code);
}

export function findRegion(code: string): Region | undefined {
  return readGazetteer().regions.get(code);
}

/** « Hérault », « l'herault » and « Département de l’Hérault » are the same. */
export function departementNamed(name: string): Departement | undefined {
  const { departementsByName } = readGazetteerNames();
  const plain = normalise(name);
  const bare = plain.replace(/^departement /, '').replace(/^(?:de la|de l|du|des|de|d|la|le|les|l) /, '');
  return departementsByName.get(plain) ?? departementsByName.get(bare);
}

/** In the order of INSEE codes, arrondissements included. */
export function allCommunes(): Commune[] {
  return [...readGazetteer().communes.values()];
}

/** The 101 départements, then the overseas collectivities. */
export function allDepartements(): Departement[] {
  return [...readGazetteer().departements.values()];
}

export function allEpcis(): Epci[] {
  return [...readGazetteer().epcis.values()];
}

/** The arrondissements of Paris, Lyon or Marseille; none for any other commune. */
export function arrondissementsOf(communeCode: string): Commune[] {
  return readGazetteer().arrondissementsOf.get(communeCode) ?? [];
}

/**
 * Codes a service's zones are matched against for a person living there. `chain`: arrondissement, commune, EPCI,
 * département, « france »; `partial`: for a commune with arrondissements known only by its own code, those arrondissement
 * codes (« seulement 4e »).
 */
export function zoneReach(communeCode: string): { code: string; chain: string[]; partial: string[] } | undefined {
  const commune = findCommune(communeCode);
  if (!commune) return undefined;
  const chain = [commune.code];
  if (commune.parent !== null) chain.push(commune.parent);
  if (commune.epci !== null) chain.push(commune.epci);
  chain.push(commune.departement, 'france');
  return { code: commune.code, chain, partial: arrondissementsOf(commune.code).map(({ code }) => code) };
}

/** « Montpellier », « Montpellier Méditerranée Métropole », « Hérault », « toute la France »; the code itself when unknown. */
export function zoneName(code: string): string {
  if (code === 'france') return 'toute la France';
  return findCommune(code)?.name ?? findEpci(code)?.name ?? findDepartement(code)?.name ?? code;
}
