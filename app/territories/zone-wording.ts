// Says in French where a service acts: « agit dans tout l’Hérault, sauf Montpellier Méditerranée Métropole ».

import type { Commune } from '#db/gazetteer.ts';
import { allDepartements, findCommune, findDepartement, findEpci, findRegion, zoneName } from '#db/gazetteer.ts';
import { DEPARTEMENT_WORDS, type PlaceWords, REGION_WORDS } from './place-words.ts';

const COMMUNES_NAMED = 4;
const UNKNOWN = 'zone d’intervention non renseignée';

function list(parts: string[]): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}`;
}

function inPlace([article, , place]: PlaceWords, name: string): string {
  return place === 'dans' ? `dans ${article}${name}` : `${place} ${name}`;
}

function allOver([article, gender, place]: PlaceWords, name: string): string {
  if (place === 'à') return `partout à ${name}`;
  const all = article === 'les ' ? (gender === 'f' ? 'toutes' : 'tous') : gender === 'f' ? 'toute' : 'tout';
  return `dans ${all} ${article}${name}`;
}

function inCommune(name: string): string {
  if (name.startsWith('Le ')) return `au ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `aux ${name.slice(4)}`;
  return `à ${name}`;
}

function epciArticle(name: string): string {
  if (/^(?:Métropole|Communauté)(?: |$)/.test(name)) return 'la ';
  return name.startsWith('Eurométropole') ? 'l’' : '';
}

function inEpci(name: string): string {
  const article = epciArticle(name);
  return article === '' ? `sur le territoire de ${name}` : `dans ${article}${name}`;
}

/** Where, for the middle of a sentence: « à Villeurbanne », « au Havre », « en Gironde », « partout en France ». */
export function inZone(code: string): string {
  if (code === 'france') return 'partout en France';
  const commune = findCommune(code);
  if (commune) return inCommune(commune.name);
  const epci = findEpci(code);
  if (epci) return inEpci(epci.name);
  const words = DEPARTEMENT_WORDS[code];
  return words ? inPlace(words, zoneName(code)) : `dans la zone ${code}`;
}

/** The place itself, as a complement: « la Métropole de Lyon », « l’Hérault », « Le Havre », « toute la France ». */
export function theZone(code: string): string {
  const epci = findEpci(code);
  if (epci) return `${epciArticle(epci.name)}${epci.name}`;
  const article = findCommune(code) ? '' : (DEPARTEMENT_WORDS[code]?.[0] ?? '');
  return `${article}${zoneName(code)}`;
}

function mostPopulousFirst(communes: Commune[]): Commune[] {
  return [...communes].sort((a, b) => b.population - a.population);
}

function describeArrondissements(arrondissements: Commune[]): string[] {
  const parents = new Set(arrondissements.map(({ parent }) => parent));
  return [...parents].map((parent) => {
    const city = parent === null ? '' : zoneName(parent);
    const ordinals = arrondissements
      .filter((arrondissement) => arrondissement.parent === parent)
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ name }) => name.slice(city.length + 1));
    return `à ${city} ${list(ordinals)}`;
  });
}

function describeCommunes(communes: Commune[]): string[] {
  if (communes.length === 0) return [];
  const isShort = communes.length <= COMMUNES_NAMED;
  const named = isShort ? communes : mostPopulousFirst(communes).slice(0, COMMUNES_NAMED - 1);
  const others = communes.length - named.length;
  const haveArticles = named.some(({ name }) => /^Les? /.test(name));
  const places = named.map(({ name }, index) => (index === 0 || haveArticles ? inCommune(name) : name));
  if (others === 0) return haveArticles ? places : [list(places)];
  const rest = haveArticles ? `dans ${others} autres communes` : `${others} autres communes`;
  return haveArticles ? [...places, rest] : [list([...places, rest])];
}

/** Départements, gathered as a région when all of it is there; « tout » only where nothing else is named. */
function describeDepartements(codes: string[], isAlone: boolean): string[] {
  const left = new Set(codes);
  const named: { words: PlaceWords; name: string }[] = [];
  for (const regionCode of new Set(codes.map((code) => findDepartement(code)?.region ?? ''))) {
    const region = findRegion(regionCode);
    const words = REGION_WORDS[regionCode];
    if (!region || !words || !region.departements.every((code) => left.has(code))) continue;
    for (const code of region.departements) left.delete(code);
    named.push({ words, name: region.name });
  }
  for (const code of left) {
    const words = DEPARTEMENT_WORDS[code];
    if (words) named.push({ words, name: zoneName(code) });
  }
  const say = isAlone && named.length === 1 ? allOver : inPlace;
  return named.map(({ words, name }) => say(words, name));
}

function describePlaces(zones: string[]): string[] {
  const codes = [...new Set(zones)];
  if (codes.includes('france')) return ['partout en France'];
  const known = codes.flatMap((code) => findCommune(code) ?? []);
  const communes = known.filter(({ parent }) => parent === null);
  const arrondissements = known.filter(({ parent }) => parent !== null);
  const epcis = codes.flatMap((code) => findEpci(code) ?? []);
  const departements = codes.filter((code) => findDepartement(code) !== undefined);
  if (departements.length === allDepartements().length) return ['partout en France'];
  const isAlone = known.length + epcis.length === 0;
  return [
    ...describeCommunes(communes),
    ...describeArrondissements(arrondissements),
    ...epcis.map(({ name }) => inEpci(name)),
    ...describeDepartements(departements, isAlone),
  ];
}

/**
 * One clause whose subject is the service: « agit à Villeurbanne », « agit en Gironde et à Paris, sauf Bordeaux
 * Métropole ». `zoneDetail` is the free precision (« Les Chartreux »), shown in brackets. Codes that are not known are
 * left out; with none left, « zone d’intervention non renseignée ».
 */
export function describeZones(zones: string[], exclusions: string[] = [], zoneDetail?: string | null): string {
  const places = describePlaces(zones);
  const detail = zoneDetail?.trim() ? ` (${zoneDetail.trim()})` : '';
  if (places.length === 0) return `${UNKNOWN}${detail}`;
  const excluded = exclusions.filter((code) => zoneName(code) !== code).map(theZone);
  const except = excluded.length > 0 ? `, sauf ${list(excluded)}` : '';
  return `agit ${list(places)}${detail}${except}`;
}
