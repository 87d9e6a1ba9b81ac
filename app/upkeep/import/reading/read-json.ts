// data·inclusion v1 and GeoJSON as tables whose columns are already ours.
import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { z } from 'zod';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { needsOf } from './free-words.ts';
import { IMPORT_FIELDS, proposeMapping } from './import-fields.ts';
import { ImportRefused } from './import-refused.ts';
import { MOST_ROWS } from './read-csv.ts';
import type { RawRow, Table } from './table.ts';

type Cells = Record<string, string>;

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));
const list = z
  .union([z.array(z.string()), z.string()])
  .nullish()
  .transform((value) => (Array.isArray(value) ? value : value ? [value] : []));

const place = { commune: text, code_postal: text, code_insee: text, adresse: text, longitude: text, latitude: text };
const structureForm = z.object({
  id: text,
  nom: text,
  description: text,
  siret: text,
  telephone: text,
  courriel: text,
  site_web: text,
  horaires_accueil: text,
  reseaux_porteurs: list,
  ...place,
});
const serviceForm = z.object({
  id: text,
  structure_id: text,
  nom: text,
  description: text,
  thematiques: list,
  frais: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .transform((value) => String(value ?? '')),
  frais_precisions: text,
  publics: list,
  publics_precisions: text,
  conditions_acces: text,
  modes_accueil: list,
  modes_mobilisation: list,
  mobilisable_par: list,
  mobilisation_precisions: text,
  lien_mobilisation: text,
  zone_eligibilite: list,
  horaires_accueil: text,
  telephone: text,
  courriel: text,
  ...place,
});

type Structure = z.infer<typeof structureForm>;
type Service = z.infer<typeof serviceForm>;

export async function readJson(paths: { path: string; encoding: string }[]): Promise<Table> {
  const structures = new Map<string, Structure>();
  const services: Service[] = [];
  const features: { line: number; cells: string[] }[] = [];
  let headers: string[] | null = null;
  for (const { path, encoding } of paths) {
    const value = parsed(iconv.decode(await readFile(path), encoding));
    const collection = z
      .object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })
      .safeParse(value);
    if (collection.success) {
      const read = readFeatures(collection.data.features);
      headers = read.headers;
      features.push(...read.rows);
      continue;
    }
    for (const item of itemsOf(value)) {
      const isService = typeof item === 'object' && item !== null && ('structure_id' in item || 'thematiques' in item);
      const read = (isService ? serviceForm : structureForm).safeParse(item);
      if (!read.success)
        throw new ImportRefused(
          `Ce JSON ne suit pas le schéma data·inclusion v1 : « ${read.error.issues[0]?.path.join('.') ?? ''} » n’a pas la forme attendue. Rien n’a été importé.`,
        );
      if (isService) services.push(read.data as Service);
      else structures.set(read.data.id, read.data as Structure);
    }
  }
  if (headers) {
    const own = headers;
    return {
      reading: 'GeoJSON',
      headers: own,
      mapping: geoMapping(own),
      rows: fromList(features),
      close: async () => {},
    };
  }
  if (structures.size + services.length === 0) throw new ImportRefused('Ce JSON ne contient ni structure ni service.');
  if (structures.size + services.length > MOST_ROWS)
    throw new ImportRefused('Ce JSON a trop de fiches : découpez-le. Rien n’a été importé.');
  const codes = IMPORT_FIELDS.map(({ code }) => code);
  return {
    reading: 'JSON data·inclusion v1',
    headers: IMPORT_FIELDS.map(({ label }) => label),
    mapping: codes,
    rows: fromList(
      joined(structures, services).map((cells, at) => ({
        line: at + 2,
        cells: codes.map((code) => cells[code] ?? ''),
      })),
    ),
    close: async () => {},
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    throw new ImportRefused('Ce fichier JSON est incomplet ou mal écrit. Rien n’a été importé.');
  }
}

function itemsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const read = z
    .object({ structures: z.array(z.unknown()).default([]), services: z.array(z.unknown()).default([]) })
    .safeParse(value);
  if (read.success && read.data.structures.length + read.data.services.length > 0)
    return [...read.data.structures, ...read.data.services];
  throw new ImportRefused(
    'Ce JSON n’est ni du data·inclusion v1 (structures, services) ni du GeoJSON. Rien n’a été importé.',
  );
}

function joined(structures: Map<string, Structure>, services: Service[]): Cells[] {
  const served = new Set(services.map(({ structure_id: id }) => id));
  const alone = [...structures.values()].filter(({ id }) => !served.has(id)).map(structureCells);
  const withService = services.map((service) => {
    const structure = structures.get(service.structure_id);
    const base = structure ? structureCells(structure) : { identifiant: service.structure_id };
    return { ...base, ...serviceCells(service, structure) };
  });
  return [...alone, ...withService];
}

function structureCells(structure: Structure): Cells {
  return {
    nom: structure.nom,
    identifiant: structure.id,
    description: structure.description,
    siret: structure.siret,
    site: structure.site_web,
    telephone: structure.telephone,
    courriel: structure.courriel,
    reseaux: structure.reseaux_porteurs.join(';'),
    ...placeCells(structure),
  };
}

function serviceCells(service: Service, structure: Structure | undefined): Cells {
  const zones = service.zone_eligibilite.map((code) => (/^99\d{3}$/.test(code) ? 'france' : code));
  const onSite = service.modes_accueil.includes('en-presentiel');
  return {
    service: service.nom,
    'identifiant-service': service.id,
    'description-service': [service.description, service.lien_mobilisation].filter(Boolean).join('\n'),
    besoins: needsOfThemes(service).join(';'),
    publics: service.publics.join(';'),
    conditions: [service.conditions_acces, service.publics_precisions].filter(Boolean).join('\n'),
    frais: service.frais,
    'frais-detail': service.frais_precisions,
    accueil: service.modes_accueil.map((mode) => (mode === 'en-presentiel' ? 'sur-place' : mode)).join(';'),
    mobilisation: service.modes_mobilisation.join(';'),
    pour: service.mobilisable_par.join(';'),
    'mobilisation-detail': service.mobilisation_precisions,
    zones: zones.join(';'),
    horaires: service.horaires_accueil || (onSite ? (structure?.horaires_accueil ?? '') : ''),
    ...(structure ? {} : { telephone: service.telephone, courriel: service.courriel, ...placeCells(service) }),
  };
}

function placeCells(
  where: Pick<Structure, 'commune' | 'code_postal' | 'code_insee' | 'adresse' | 'longitude' | 'latitude'>,
): Cells {
  return {
    adresse: where.adresse,
    'code-postal': where.code_postal,
    commune: where.code_insee || where.commune,
    latitude: where.latitude,
    longitude: where.longitude,
  };
}

/** A theme that several of our needs share is settled by what the service says of itself. */
function needsOfThemes({ thematiques, nom, description }: Service): string[] {
  const said = needsOf(`${nom}. ${description}`.slice(0, 300));
  const needs = thematiques.flatMap((theme) => {
    const own = NEEDS.filter(({ mapping }) => mapping.includes(theme)).map(({ code }) => code as string);
    const both = own.filter((code) => said.includes(code));
    return both.length > 0
      ? both
      : own.length <= 2
        ? own.slice(0, 1)
        : theme.endsWith('se-maintenir-dans-le-logement')
          ? ['maintien-relogement']
          : own.slice(0, 1);
  });
  return [...new Set(needs.length > 0 ? needs : said)];
}

const featureForm = z.object({
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
});

function readFeatures(features: unknown[]): { headers: string[]; rows: RawRow[] } {
  if (features.length === 0) throw new ImportRefused('Ce GeoJSON ne contient aucun point.');
  if (features.length > MOST_ROWS)
    throw new ImportRefused('Ce GeoJSON a trop de points : découpez-le. Rien n’a été importé.');
  const read = features.map((feature) => {
    const form = featureForm.safeParse(feature);
    return form.success ? form.data : { geometry: null, properties: null };
  });
  const names = [...new Set(read.flatMap(({ properties }) => Object.keys(properties ?? {})))].slice(0, 190);
  const rows = read.map(({ geometry, properties }, at) => {
    const point = z
      .tuple([z.number(), z.number()])
      .rest(z.number())
      .safeParse(geometry?.type === 'Point' ? geometry.coordinates : null);
    const [longitude, latitude] = point.success ? point.data : ['', ''];
    return {
      line: at + 2,
      cells: [...names.map((name) => cellOf(properties?.[name])), String(latitude), String(longitude)],
    };
  });
  return { headers: [...names, 'latitude', 'longitude'], rows };
}

/** The point of the geometry, whatever the properties say. */
function geoMapping(headers: string[]): string[] {
  const proposed = proposeMapping(headers.slice(0, -2)).map((code) =>
    code === 'latitude' || code === 'longitude' ? '' : code,
  );
  return [...proposed, 'latitude', 'longitude'];
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellOf).join(';');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function* fromList(rows: RawRow[]): AsyncGenerator<RawRow, void, undefined> {
  yield* rows;
}
