import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { modelCsv, modelWorkbook } from '#app/upkeep/import/model-file.server.ts';
import { proposeMapping } from '#app/upkeep/import/reading/import-fields.ts';
import { ImportRefused } from '#app/upkeep/import/reading/import-refused.ts';
import { openTable } from '#app/upkeep/import/reading/open-table.ts';
import { readRow } from '#app/upkeep/import/reading/read-row.ts';
import { type ImportFolder, importFolder } from '#tests/support/import-files.ts';

let files: ImportFolder;
beforeAll(() => {
  files = importFolder();
});
afterAll(() => files.remove());

async function read(content: string | Uint8Array, ...more: string[]) {
  const paths = [files.write('f', content), ...more.map((text, at) => files.write(`g${at}`, text))];
  const table = await openTable(paths);
  const mapping = table.mapping ?? proposeMapping(table.headers);
  const rows = [];
  for await (const raw of table.rows)
    rows.push(readRow(raw.cells, { headers: table.headers, mapping, memory: new Map() }));
  return { ...table, mapping, rows };
}

const TEXT = 'Nom;Commune;Thème;Horaires\nÉcoute à Sète;Sète;froid;Mo-Fr 09:00-12:00\n';

it.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`)],
  ['Windows-1252', iconv.encode(TEXT, 'windows-1252')],
  ['UTF-16LE with its mark', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
  ['UTF-16LE without', iconv.encode(TEXT, 'utf-16le')],
  ['UTF-16BE', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
])('reads accents in %s', async (_, bytes) => {
  const { rows } = await read(bytes);
  expect(rows[0]).toMatchObject({
    isRefused: false,
    organisation: { name: 'Écoute à Sète', commune_code: '34301' },
    place: { opening_hours: 'Mo-Fr 09:00-12:00' },
  });
});

it.each([',', ';', '\t', '|', '~'])('finds the separator %j', async (separator) => {
  const { headers, rows } = await read(
    ['Nom', 'Ville', 'Besoins'].join(separator) + '\n' + ['"A, b; c"', 'Lattes', 'eau'].join(separator),
  );
  expect(headers).toHaveLength(3);
  expect(rows[0]?.organisation.name).toBe('A, b; c');
});

it('keeps formulas as text, reads ="…", sets errors of spreadsheets aside', async () => {
  const { rows } = await read('Nom;Tél;Description;SIRET;Commune\n=1+1;="0199001122";@SUM(A1);#REF!;Lattes\n');
  expect(rows[0]).toMatchObject({
    organisation: { name: '=1+1', description: '@SUM(A1)' },
    contacts: [{ value: '01 99 00 11 22' }],
  });
  expect(rows[0]?.issues.map(({ message }) => message)).toEqual(
    expect.arrayContaining([expect.stringContaining('erreur du tableur'), expect.stringContaining('formule')]),
  );
});

it('takes the first of two columns of one name, and adds up what adds up', async () => {
  const { mapping, rows } = await read('Nom;Nom;Tél;Tél;Commune\nUn;Deux;0199001122;0199001133;Lattes\n');
  expect(mapping).toEqual(['nom', '', 'telephone', 'telephone', 'commune']);
  expect(rows[0]?.contacts).toHaveLength(2);
});

it('reads data·inclusion v1 in two files, and GeoJSON', async () => {
  const structures = JSON.stringify([
    {
      id: 's1',
      source: 'x',
      nom: 'Maison',
      date_maj: '2026-01-01',
      code_insee: '34172',
      siret: '73282932000074',
      telephone: '0199001122',
    },
  ]);
  const services = JSON.stringify([
    {
      id: 'v1',
      source: 'x',
      structure_id: 's1',
      nom: 'Aide au chauffage',
      description: 'Contre le froid',
      date_maj: '2026-01-01',
      thematiques: ['difficultes-financieres--situation-dendettement-surendettement'],
      publics: ['tous-publics'],
      modes_accueil: ['en-presentiel'],
      frais: 'gratuit',
      zone_eligibilite: ['34'],
      horaires_accueil: 'Mo 09:00-12:00',
    },
  ]);
  const { rows } = await read(structures, services);
  expect(rows[0]).toMatchObject({
    organisationKey: 'id:s1',
    serviceKey: 'v1',
    organisation: { name: 'Maison', siret: '73282932000074' },
    service: { accueil: ['sur-place'], zones: ['34'], publics: ['tous'], cost: 'gratuit' },
    place: { opening_hours: 'Mo 09:00-12:00', commune_code: '34172' },
  });
  const geo = await read(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [3.88, 43.61] },
          properties: { nom: 'Point', commune: 'Montpellier' },
        },
      ],
    }),
  );
  expect(geo.rows[0]?.organisation).toMatchObject({
    name: 'Point',
    latitude: 43.61,
    longitude: 3.88,
    point_precision: 'adresse',
  });
});

it('reads its own models, whose example line stays out', async () => {
  for (const model of [modelCsv(), await modelWorkbook()]) {
    const { mapping, rows } = await read(model);
    expect(mapping).not.toContain('');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.issues.map(({ message }) => message)).toEqual([expect.stringContaining('ligne d’exemple')]);
  }
});

it('knows La Poste’s SIRET, and a wrong one', async () => {
  const { rows } = await read('Nom;SIRET;Commune\nA;356 000 000 49837;Lattes\nB;73282932000075;Lattes\n');
  expect(rows[0]?.organisation.siret).toBe('35600000049837');
  expect(rows[1]?.issues[0]).toMatchObject({ column: 'SIRET', level: 'error' });
});

it('reads any bytes, or refuses them with a sentence', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
    fc
      .array(fc.array(fc.string({ maxLength: 12 }), { maxLength: 6 }), { maxLength: 6 })
      .map((rows) => Buffer.from(rows.map((row) => row.join(';')).join('\n'))),
    fc.json().map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      try {
        for (const row of (await read(content)).rows) expect(JSON.stringify(row)).not.toContain('\\u0000');
      } catch (error) {
        expect(error).toBeInstanceOf(ImportRefused);
      }
    }),
    { numRuns: 150 },
  );
});
