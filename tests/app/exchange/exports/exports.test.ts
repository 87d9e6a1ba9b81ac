// What leaves the directory, read back by other readers than ours.
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { dataInclusionFaults } from './data-inclusion-checker.ts';

const EVIL = '=HYPERLINK("http://mauvais.example";"cliquez")';
const MARKUP = '<img src=x onerror=alert(1)>';
let app: TestApp;
let coordinator: Visitor;
let anyone: Visitor;
let territory: string;

beforeAll(async () => {
  app = await startApp();
  const { raw } = app.database;
  await raw`update organisations set name = ${EVIL}, acronym = '+CAF', description = ${MARKUP} where slug = 'caf-de-l-herault'`;
  await raw`insert into contacts (organisation_id, channel, label, value, visibility)
    select id, 'telephone', 'ligne partenaires', '01 99 00 77 77', 'professionnels' from organisations where slug = 'caf-de-l-herault'`;
  await raw`insert into contacts (organisation_id, channel, label, value, visibility)
    select id, 'telephone', 'personnel', '01 99 00 88 88', 'coordination' from organisations where slug = 'caf-de-l-herault'`;
  await app.index();
  coordinator = await persona(app, 'coordination-montpellier');
  anyone = visitor(app);
  const [row] = await raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  territory = row?.id ?? '';
});
afterAll(() => app?.close());

async function bytes(answer: Promise<Response>): Promise<Buffer> {
  const response = await answer;
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="annuaire/);
  return Buffer.from(await response.arrayBuffer());
}

type Row = Record<string, string>;

async function csv(answer: Promise<Response>): Promise<Row[]> {
  const text = (await bytes(answer)).toString('utf8');
  expect(text.startsWith('\u{FEFF}')).toBe(true);
  return parse(text, { delimiter: ';', columns: true, bom: true });
}

async function countOf(where: string): Promise<number> {
  const [row] = await app.database.raw.unsafe<{ count: number }[]>(`select count(*)::int as count from ${where}`);
  return row?.count ?? 0;
}

it('gives the whole public directory as a table that no spreadsheet runs', async () => {
  const rows = await csv(anyone.get('/annuaire/export/csv'));
  const services = await countOf(`services join organisations on organisations.id = organisation_id
    where services.status = 'published' and organisations.status = 'published'`);
  const without = await countOf(
    `organisations where status = 'published' and not exists (select from services where organisation_id = organisations.id)`,
  );
  expect(rows).toHaveLength(services + without);
  const [caf] = rows.filter((row) => row['Identifiant de l’organisme dans votre tableau'] === 'caf-de-l-herault');
  expect(caf?.['Nom de l’organisme']).toBe(`'${EVIL}`);
  expect(caf?.Sigle).toBe("'+CAF");
  expect(caf?.['Présentation de l’organisme']).toBe(MARKUP);
  const all = rows.flatMap((row) => Object.values(row));
  expect(all.filter((value) => /^[=+\-@\t\r]/.test(value))).toEqual([]);
});

it('keeps a line that somebody wrote inside its cell', async () => {
  const text = `Sur rendez-vous\n=HYPERLINK`;
  await app.database.raw`update organisations set description = ${text} where slug = 'caf-de-l-herault'`;
  await app.index();
  const table = (await bytes(anyone.get('/annuaire/export/csv'))).toString('utf8');
  await app.database.raw`update organisations set description = ${MARKUP} where slug = 'caf-de-l-herault'`;
  await app.index();
  expect(table.includes(`"${text}"`)).toBe(true);
});

it('lets no reserved contact out, in any format, for whoever asks', async () => {
  for (const format of ['csv', 'xlsx', 'geojson', 'data-inclusion']) {
    for (const who of [anyone, coordinator]) {
      const text =
        format === 'xlsx'
          ? JSON.stringify(await readExcelFile(await bytes(who.get(`/annuaire/export/${format}`))))
          : (await bytes(who.get(`/annuaire/export/${format}`))).toString('utf8');
      expect(text).not.toContain('01 99 00 77 77');
      expect(text).not.toContain('01 99 00 88 88');
    }
  }
});

it('gives what the list shows for the same query', async () => {
  const rows = await csv(anyone.get('/annuaire/export/csv?besoin=froid-inconfort&commune=34172'));
  const api = (await (
    await anyone.get('/api/v1/annuaire?besoin=froid-inconfort&commune=34172&par=services&limite=100')
  ).json()) as {
    total: number;
  };
  expect(rows).toHaveLength(api.total);
  expect(rows.every((row) => row.Besoins?.includes('Froid'))).toBe(true);
});

it('gives a workbook in which every cell is text', async () => {
  const sheet = await readExcelFile(await bytes(anyone.get('/annuaire/export/xlsx?commune=34172')));
  const cells = (
    Array.isArray(sheet) && 'data' in (sheet[0] ?? {}) ? (sheet[0] as unknown as { data: unknown[][] }).data : sheet
  ) as unknown[][];
  const flat = cells.flat().filter((cell) => cell !== null);
  expect(flat.filter((cell) => typeof cell !== 'string')).toEqual([]);
  expect(flat).toContain(EVIL);
});

it('gives the places as points of France', async () => {
  const map = JSON.parse((await bytes(anyone.get('/annuaire/export/geojson'))).toString('utf8')) as {
    type: string;
    features: {
      type: string;
      geometry: { type: string; coordinates: [number, number] };
      properties: { organisme: string };
    }[];
  };
  expect(map.type).toBe('FeatureCollection');
  expect(map.features.length).toBeGreaterThan(20);
  for (const { type, geometry } of map.features) {
    const [longitude, latitude] = geometry.coordinates;
    expect([type, geometry.type]).toEqual(['Feature', 'Point']);
    expect(longitude > -5 && longitude < 10 && latitude > 41 && latitude < 52).toBe(true);
  }
});

it('speaks data·inclusion v1 without a fault', async () => {
  const file = JSON.parse((await bytes(anyone.get('/annuaire/export/data-inclusion'))).toString('utf8'));
  expect(file.services.length).toBeGreaterThan(50);
  expect(dataInclusionFaults(file)).toEqual([]);
  const [service] = file.services;
  expect(
    dataInclusionFaults({
      structures: file.structures,
      services: [{ ...service, publics: ['tous-publics', 'femmes'] }],
    }),
  ).toHaveLength(1);
  expect(
    dataInclusionFaults({
      structures: file.structures,
      services: [{ ...service, date_maj: '2099-01-01', surplus: 1 }],
    }),
  ).toHaveLength(2);
});

it('gives contacts of professionals to the coordination that asks for them, and writes it down', async () => {
  const path = '/administration/exports/fichier';
  const rows = await csv(coordinator.post(path, { territoire: territory, format: 'csv', contacts: 'professionnels' }));
  const [caf] = rows.filter((row) => row['Identifiant de l’organisme dans votre tableau'] === 'caf-de-l-herault');
  expect(caf?.['Réservé aux professionnels']).toContain('01 99 00 77 77');
  expect(JSON.stringify(rows)).not.toContain('01 99 00 88 88');
  const lines = await app.database
    .raw`select person_name, subject_id, detail from audit_lines where action = 'exported-with-professional-contacts'`;
  expect(lines).toMatchObject([{ person_name: 'Samir Vidal', subject_id: territory, detail: { format: 'csv' } }]);
  const plain = await csv(coordinator.post(path, { territoire: territory, format: 'csv', contacts: 'public' }));
  expect(JSON.stringify(plain)).not.toContain('01 99 00 77 77');
  expect(plain).toHaveLength(rows.length);
  const map = await bytes(
    coordinator.post(path, { territoire: territory, format: 'geojson', contacts: 'professionnels' }),
  );
  expect(map.toString('utf8')).not.toContain('01 99 00 77 77');
});

it('says what is missing, and refuses what is foreign or unknown', async () => {
  const path = '/administration/exports/fichier';
  expect((await coordinator.post(path, { territoire: territory })).headers.get('location')).toBe(
    `/administration/exports?territoire=${territory}&manque=format`,
  );
  expect(
    (await coordinator.post(path, { territoire: '00000000-0000-4000-8000-000000000000', format: 'csv' })).status,
  ).toBe(403);
  expect((await anyone.get('/annuaire/export/docx')).status).toBe(404);
  expect((await anyone.post(path, { format: 'csv' })).status).toBe(303);
});
