// A second file of the same source, entries that resemble, words settled once, and the way back.

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureBaseline, recordVersions } from '#app/upkeep/history/versions.server.ts';
import { applyImport } from '#app/upkeep/import/apply-import.server.ts';
import { correctImport, forgetOldImports } from '#app/upkeep/import/correct-import.server.ts';
import { keptImport } from '#app/upkeep/import/kept-import.server.ts';
import { readImport } from '#app/upkeep/import/read-import.server.ts';
import { startImport } from '#app/upkeep/import/start-import.server.ts';
import { undoImport } from '#app/upkeep/import/undo-import.server.ts';
import type { PersonActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { organisations, services } from '#db/schema/directory.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { mergeNow } from '#tests/support/duplicates.ts';
import { type ImportFolder, importFolder, writeCoordinator } from '#tests/support/import-files.ts';

let base: FreshDatabase;
let database: Database;
let files: ImportFolder;
let territoryId: string;
let actor: PersonActor;
let partner: PersonActor;

beforeAll(async () => {
  base = await freshDatabase();
  database = openDatabase(base.url('app'), { connections: 4 });
  files = importFolder();
  territoryId = await writeTerritory(database);
  actor = await writeCoordinator(database, territoryId);
  partner = await writeCoordinator(database, territoryId, 'Claire Partenaire');
});
beforeEach(async () => {
  await database.raw`delete from imports`;
  await database.raw`delete from import_words`;
  await database.raw`delete from organisations`;
});
afterAll(async () => {
  files?.remove();
  await database?.close();
  await base?.drop();
});

const HEAD = 'Organisme;Type;Téléphone;Adresse;CP;Commune;Service;Besoins;Publics;Zones;Présentation';
const GESTE = 'Le Geste;mairie;01 99 00 10 10;1 rue A;34000;Montpellier;Visites;froid;;Montpellier;Écoute.';
const TOIT = 'Un Toit;mairie;01 99 00 10 11;2 rue B;34970;Lattes;Conseils;économies d’énergie;;Hérault;Conseille.';

async function start(lines: string[], source = 'Tableau'): Promise<string> {
  const path = files.write('f.csv', [HEAD, ...lines].join('\n'));
  return startImport(database, { actor, territoryId, source, files: [{ path, name: 'f.csv' }] });
}
async function importAll(lines: string[], source?: string): Promise<string> {
  const id = await start(lines, source);
  expect(await applyImport(database, actor, id)).toBe(true);
  return id;
}
const view = async (id: string) => readImport(database, await keptImport(database, actor, id));
const entry = async (name: string) => {
  const [row] = await database.query((queries) =>
    queries.select().from(organisations).where(eq(organisations.name, name)),
  );
  return row;
};
async function change(name: string, fields: Partial<typeof organisations.$inferInsert>): Promise<void> {
  const id = (await entry(name))?.id ?? '';
  await database.transaction(async (queries) => {
    await ensureBaseline(queries, [id]);
    await queries.update(organisations).set(fields).where(eq(organisations.id, id));
    await recordVersions(queries, [id], { author: partner, cause: 'saisie' });
  });
}

it('finds nothing to change in the same file, and writes no version', async () => {
  await importAll([GESTE, TOIT]);
  const again = await importAll([GESTE, TOIT]);
  expect((await view(again)).counts).toMatchObject({
    organisationsCreated: 0,
    servicesCreated: 0,
    organisationsUpdated: 0,
    organisationsKnown: 2,
    left: 0,
  });
  const versions = await database.raw`select number, cause, author_name from entry_versions`;
  expect(versions.map((row) => ({ ...row }))).toEqual(
    [1, 1].map((number) => ({ number, cause: 'import', author_name: 'Samir Essai' })),
  );
});

it('updates its own rows, shows it before, and leaves what a partner corrected', async () => {
  await importAll([GESTE, TOIT]);
  await change('Un Toit', { description: 'Corrigé par nous.', address: '9 rue Juste' });
  const id = await start([
    GESTE.replace('1 rue A', '10 rue Neuve')
      .replace('01 99 00 10 10', '01 99 00 10 99')
      .replace(';froid;', ';froid | eau;'),
    TOIT.replace('Conseille.', 'Autre texte.'),
  ]);
  const shown = await view(id);
  expect(shown.updates.map(({ name, changes }) => [name, changes.map(({ label, after }) => [label, after])])).toEqual([
    [
      'Le Geste',
      [
        ['Adresse du siège', '10 rue Neuve'],
        ['Coordonnée ajoutée', '01 99 00 10 99'],
        ['Coordonnées que le tableau ne dit plus', ''],
        ['Besoins', expect.stringContaining('fuites')],
        ['Adresse', '10 rue Neuve'],
      ],
    ],
    ['Un Toit', []],
  ]);
  expect(shown.updates[1]).toMatchObject({
    keptBy: 'Claire Partenaire',
    kept: [{ label: 'Présentation', before: 'Corrigé par nous.', after: 'Autre texte.' }],
  });
  await applyImport(database, actor, id);
  expect(await entry('Un Toit')).toMatchObject({ description: 'Corrigé par nous.', address: '9 rue Juste' });
  expect(await entry('Le Geste')).toMatchObject({ address: '10 rue Neuve', revision: 2 });
  const phones =
    await database.raw`select value from contacts join organisations o on o.id = organisation_id where o.name = 'Le Geste'`;
  expect(phones.map(({ value }) => value)).toEqual(['01 99 00 10 99']);
});

it('asks about entries that resemble, and does as it is told', async () => {
  const there = await writeOrganisation(
    database,
    territoryId,
    { slug: 'le-geste', name: 'Le Geste', communeCode: '34172', description: 'Ancien.' },
    [],
  );
  const id = await start([GESTE, TOIT]);
  const [alike] = (await view(id)).alike;
  expect(alike?.others[0]).toMatchObject({ id: there, reasons: ['même nom, même commune'], isOurs: true });
  expect((await view(id)).counts).toMatchObject({ left: 1, organisationsCreated: 1 });
  await correctImport(database, id, { choices: { [alike?.key ?? '']: there } });
  expect((await view(id)).counts).toMatchObject({
    left: 0,
    organisationsCreated: 1,
    organisationsUpdated: 1,
    servicesCreated: 2,
  });
  await applyImport(database, actor, id);
  expect(await entry('Le Geste')).toMatchObject({
    id: there,
    slug: 'le-geste',
    description: 'Écoute.',
    address: '1 rue A',
  });

  await importAll([GESTE], 'Ailleurs');
  expect(await database.raw`select from organisations`).toHaveLength(2);
  const other = await start([GESTE], 'Ailleurs');
  await correctImport(database, other, { choices: { [(await view(other)).alike[0]?.key ?? '']: 'create' } });
  await applyImport(database, actor, other);
  const slugs = await database.raw`select slug from organisations where name = 'Le Geste' order by slug`;
  expect(slugs.map(({ slug }) => slug)).toEqual(['le-geste', 'le-geste-2']);
});

it('never lets an entry of another territory be chosen', async () => {
  const elsewhere = await writeTerritory(database, `lyon-${Date.now()}`);
  const theirs = await writeOrganisation(
    database,
    elsewhere,
    { slug: 'le-geste', name: 'Le Geste', communeCode: '34172' },
    [],
  );
  const id = await start([GESTE]);
  const [alike] = (await view(id)).alike;
  expect(alike?.others[0]?.isOurs).toBe(false);
  await correctImport(database, id, { choices: { [alike?.key ?? '']: theirs } });
  await applyImport(database, actor, id);
  expect(await database.raw`select description from organisations where id = ${theirs}`).toEqual([{ description: '' }]);
});

it('remembers what words mean', async () => {
  const odd = GESTE.replace(';froid;', ';zorglub | froid;');
  const id = await start([odd]);
  expect((await view(id)).words).toMatchObject([{ field: 'besoins', words: 'zorglub', codes: '' }]);
  await correctImport(database, id, { words: [{ field: 'besoins', words: 'zorglub', codes: ['eau'] }] });
  expect((await view(id)).words).toEqual([]);
  await applyImport(database, actor, id);
  const [service] = await database.query((queries) => queries.select().from(services));
  expect(service?.needs).toEqual(['eau', 'froid-inconfort']);
  expect((await view(await start([odd.replace('Le Geste', 'Autre')], 'Autre source'))).words).toEqual([]);
});

it('understands « impayés EDF » and asks to confirm', async () => {
  const id = await start([GESTE.replace(';froid;', ';impayés EDF;')]);
  expect((await view(id)).words).toMatchObject([{ words: 'impayés EDF', codes: 'impayes-energie' }]);
});

it('reads again when a column was taken for another', async () => {
  const path = files.write('g.csv', 'Truc;Commune\nLa Halte;Montpellier\n');
  const id = await startImport(database, { actor, territoryId, source: 'x', files: [{ path, name: 'g.csv' }] });
  expect((await view(id)).mappingFault).toContain('le nom de l’organisme');
  await correctImport(database, id, { mapping: ['nom', 'commune'] });
  expect((await view(id)).counts).toMatchObject({ organisationsCreated: 1, refused: 0 });
});

it('undoes: removes what nobody touched, restores what it changed, keeps and lists the rest', async () => {
  await importAll([GESTE]);
  const second = await importAll([
    GESTE.replace('Écoute.', 'Mieux.'),
    TOIT,
    TOIT.replace('Un Toit', 'Une Halte'),
    TOIT.replace('Un Toit', 'Un Pont'),
  ]);
  await change('Une Halte', { acronym: 'UH' });
  await database.raw`insert into reports (organisation_id, reason) select id, 'doublon' from organisations where name = 'Un Pont'`;
  expect(await undoImport(database, actor, second)).toBe(true);
  const rows = await database.raw`select name, status, description from organisations order by name`;
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { name: 'Le Geste', status: 'published', description: 'Écoute.' },
    { name: 'Un Pont', status: 'archived', description: 'Conseille.' },
    { name: 'Une Halte', status: 'archived', description: 'Conseille.' },
  ]);
  const { report } = await view(second);
  expect(report).toMatchObject({ removed: 1, restored: 1, archived: 2, left: 0 });
  expect(report?.entries.map(({ name }) => name).sort()).toEqual(['Un Pont', 'Une Halte']);
  expect(await undoImport(database, actor, second)).toBe(false);
  const again = await start([GESTE.replace('Écoute.', 'Mieux.')]);
  expect((await view(again)).counts).toMatchObject({ organisationsUpdated: 1, kept: 0 });
});

it('leaves an entry that took up one that was there before: undone, it would take that one along', async () => {
  const before = await writeOrganisation(database, territoryId, { slug: 'ancien', name: 'Ancien Toit' }, []);
  const id = await importAll([GESTE, TOIT]);
  const [kept, gone] = [(await entry('Un Toit'))?.id ?? '', before];
  const merged = await mergeNow(database, kept, gone);
  const [row] = await database.raw`select kept_id, gone_id from merges where id = ${merged}`;
  expect(row).toMatchObject({ kept_id: kept, gone_id: gone });
  expect(await undoImport(database, actor, id)).toBe(true);
  const rows = await database.raw`select name, status from organisations order by name`;
  expect(rows.map((one) => ({ ...one }))).toEqual([
    { name: 'Ancien Toit', status: 'archived' },
    { name: 'Un Toit', status: 'published' },
  ]);
  expect((await view(id)).report).toMatchObject({ removed: 1, archived: 0, left: 1 });
});

it('leaves an entry that somebody changed after the update, and says so', async () => {
  await importAll([GESTE]);
  const second = await importAll([GESTE.replace('Écoute.', 'Mieux.')]);
  await change('Le Geste', { description: 'À nous.' });
  await undoImport(database, actor, second);
  expect((await entry('Le Geste'))?.description).toBe('À nous.');
  expect((await view(second)).report).toMatchObject({ restored: 0, left: 1 });
});

it('writes once for four clicks at the same time', async () => {
  const id = await start([GESTE, TOIT]);
  const done = await Promise.all(Array.from({ length: 4 }, () => applyImport(database, actor, id)));
  expect(done.filter(Boolean)).toHaveLength(1);
  expect(await database.raw`select from organisations`).toHaveLength(2);
});

it('forgets what nobody wrote within a week', async () => {
  const old = await start([GESTE]);
  await database.raw`update imports set created_at = now() - interval '8 days' where id = ${old}`;
  const kept = await start([TOIT]);
  await forgetOldImports(database);
  expect((await database.raw`select id from imports`).map(({ id }) => id)).toEqual([kept]);
});

it('finds its entry again behind a chain of merges', async () => {
  await importAll([GESTE]);
  const [middle, last] = [
    await writeOrganisation(database, territoryId, { slug: 'deux', name: 'Deux' }, []),
    await writeOrganisation(database, territoryId, { slug: 'trois', name: 'Trois' }, []),
  ];
  const first = (await entry('Le Geste'))?.id ?? '';
  for (const [gone, kept] of [
    [first, middle],
    [middle, last],
  ] as const) {
    await database.raw`insert into merges (kept_id, gone_id, record) values (${kept}, ${gone}, '{}')`;
    await database.raw`update organisations set status = 'archived' where id = ${gone}`;
  }
  const id = await start([GESTE]);
  expect(await database.raw`select organisation_id, is_known from import_rows where import_id = ${id}`).toEqual([
    { organisation_id: last, is_known: true },
  ]);
});

it('puts what it writes beside the entries it resembles, without waiting for the night', async () => {
  await importAll([GESTE]);
  const id = await start([GESTE.replace('Le Geste', 'Le Geste 34')], 'Autre source');
  await correctImport(database, id, { choices: { [(await view(id)).alike[0]?.key ?? '']: 'create' } });
  expect(await applyImport(database, actor, id)).toBe(true);
  const pairs = await database.raw`
    select array_agg(name order by name) as names from duplicate_candidates join organisations on organisations.id in (left_id, right_id)
    group by duplicate_candidates.id`;
  expect([...pairs]).toEqual([{ names: ['Le Geste', 'Le Geste 34'] }]);
});
