// Reads db/data/communes.json into objects, once, at the first question asked of db/gazetteer.ts.

import { readFileSync } from 'node:fs';
import { normalise } from './normalise.ts';

export type Commune = {
  /** INSEE code, always a string of 5 characters (« 2A004 », « 01001 »). */
  code: string;
  name: string;
  postcodes: string[];
  epci: string | null;
  departement: string;
  region: string;
  population: number;
  lat: number;
  lon: number;
  /** True when the point is only the middle of known neighbours. */
  approximate: boolean;
  /** INSEE code of Paris, Lyon or Marseille for one of their arrondissements. */
  parent: string | null;
};
export type Epci = { code: string; name: string; members: string[] };
export type Departement = { code: string; name: string; region: string };
export type Region = { code: string; name: string; departements: string[] };

type Columns = {
  codes: string;
  names: string;
  departements: string;
  postcodes: string;
  parents: Record<string, string>;
  epcis: number[];
  populations: number[];
  lats: number[];
  lons: number[];
  approximate: string;
  epciList: [string, string][];
  departementList: [string, string, string][];
  regionList: [string, string][];
};

export type Gazetteer = {
  communes: Map<string, Commune>;
  epcis: Map<string, Epci>;
  departements: Map<string, Departement>;
  regions: Map<string, Region>;
  arrondissementsOf: Map<string, Commune[]>;
};

export type GazetteerNames = {
  /** Most populous first, with the normalised name. */
  ranked: { plain: string; commune: Commune }[];
  communesByName: Map<string, Commune[]>;
  communesByPostcode: Map<string, Commune[]>;
  departementsByName: Map<string, Departement>;
};

let gazetteer: Gazetteer | undefined;
let names: GazetteerNames | undefined;

function append<V>(groups: Map<string, V[]>, key: string, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function load(): Gazetteer {
  const columns = JSON.parse(readFileSync(new URL('./data/communes.json', import.meta.url), 'utf8')) as Columns;
  const departements = new Map(
    columns.departementList.map(([code, name, region]) => [code, { code, name, region }] as const),
  );
  const regions = new Map<string, Region>(
    columns.regionList.map(([code, name]) => [code, { code, name, departements: [] }] as const),
  );
  for (const departement of departements.values()) {
    regions.get(departement.region)?.departements.push(departement.code);
  }
  const epciList: Epci[] = columns.epciList.map(([code, name]) => ({ code, name, members: [] }));

  const communes = new Map<string, Commune>();
  const arrondissementsOf = new Map<string, Commune[]>();
  const departementCodes = columns.departements.split(' ');
  const communeNames = columns.names.split('|');
  const postcodes = columns.postcodes.split('|');
  for (const [index, code] of columns.codes.split(' ').entries()) {
    const departement = departementCodes[index] ?? '';
    const epci = epciList[columns.epcis[index] ?? -1];
    const parent = columns.parents[code] ?? null;
    const commune: Commune = {
      code,
      name: communeNames[index] ?? code,
      postcodes: postcodes[index]?.split(' ') ?? [],
      epci: epci?.code ?? null,
      departement,
      region: departements.get(departement)?.region ?? '',
      population: columns.populations[index] ?? 0,
      lat: (columns.lats[index] ?? 0) / 1000,
      lon: (columns.lons[index] ?? 0) / 1000,
      approximate: columns.approximate[index] === '1',
      parent,
    };
    communes.set(code, commune);
    if (parent !== null) append(arrondissementsOf, parent, commune);
    else epci?.members.push(code);
  }
  const epcis = new Map(epciList.map((epci) => [epci.code, epci] as const));
  return { communes, epcis, departements, regions, arrondissementsOf };
}

function indexNames({ communes, departements, arrondissementsOf }: Gazetteer): GazetteerNames {
  const ranked = [...communes.values()]
    .sort((a, b) => b.population - a.population || (a.code < b.code ? -1 : 1))
    .map((commune) => ({ plain: normalise(commune.name), commune }));
  const communesByName = new Map<string, Commune[]>();
  const communesByPostcode = new Map<string, Commune[]>();
  for (const { plain, commune } of ranked) {
    append(communesByName, plain, commune);
    if (arrondissementsOf.has(commune.code)) continue;
    for (const postcode of commune.postcodes) append(communesByPostcode, postcode, commune);
  }
  const departementsByName = new Map(
    [...departements.values()].map((departement) => [normalise(departement.name), departement] as const),
  );
  return { ranked, communesByName, communesByPostcode, departementsByName };
}

export function readGazetteer(): Gazetteer {
  gazetteer ??= load();
  return gazetteer;
}

export function readGazetteerNames(): GazetteerNames {
  names ??= indexNames(readGazetteer());
  return names;
}
