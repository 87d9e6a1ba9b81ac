// The past of an entry on the real base: nothing lost between reading and writing, one version per change, no rewriting.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOT_CONTENT } from '#app/upkeep/history/snapshot.ts';
import {
  ensureBaseline,
  readSnapshot,
  recordVersions,
  snapshotOf,
  writeSnapshot,
} from '#app/upkeep/history/versions.server.ts';
import type { Database } from '#db/client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { entrySnapshot, inOrder } from '#tests/support/entry-snapshots.ts';

let base: FreshDatabase;
let database: Database;
let territory: string;
let mine: string;
let other: string;
const author = { kind: 'system', name: 'Essai' } as const;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  territory = await writeTerritory(database);
  const service = {
    slug: 'aide',
    needs: ['impayes-energie'],
    zones: ['34172'],
    points: [[43.6, 3.87] as [number, number]],
  };
  mine = await writeOrganisation(database, territory, { slug: 'a', name: 'A' }, [service]);
  other = await writeOrganisation(database, territory, { slug: 'b', name: 'B' }, [service]);
});
afterAll(async () => {
  await database?.close();
  await base?.drop();
});

const read = (id: string) => database.query((queries) => readSnapshot(queries, id));
const versionsOf = (id: string) =>
  database.raw`select number, author_name, cause, why, snapshot from entry_versions where organisation_id = ${id} order by number`;

it('reads back what was written, whatever it is, and leaves the neighbour alone', async () => {
  const neighbour = await read(other);
  await fc.assert(
    fc.asyncProperty(entrySnapshot, async (snapshot) => {
      await database.transaction((queries) => writeSnapshot(queries, mine, snapshot));
      expect(inOrder(await read(mine))).toEqual(inOrder(snapshot));
    }),
    { numRuns: 60 },
  );
  expect(await read(other)).toEqual(neighbour);
});

it('changes nothing by writing what was read, microseconds and relays included', async () => {
  await database.raw`update organisations set verified_at = '2026-03-01 10:00:00.123456+00' where id = ${other}`;
  await database.raw`insert into service_relays (service_id, organisation_id, how) select id, ${mine}, 'Par téléphone' from services where organisation_id = ${other}`;
  const before = await read(other);
  expect(before.services[0]?.relays).toHaveLength(1);
  const rows = () =>
    database.raw`select id, slug, source, verified_at::text, verified_by, created_at from organisations where id = ${other}`;
  const row = await rows();
  await database.transaction((queries) => writeSnapshot(queries, other, before));
  expect(await read(other)).toEqual(before);
  expect([...(await rows())]).toEqual([...row]);
});

it('gives new ids to what has gone over to another entry, and leaves it there', async () => {
  const before = await read(other);
  const [moved] = before.services;
  await database.raw`update services set organisation_id = ${mine}, slug = 'venu' where id = ${moved?.id ?? ''}`;
  await database.transaction((queries) => writeSnapshot(queries, other, before));
  const after = await read(other);
  expect(after.services.map(({ name }) => name)).toEqual([moved?.name]);
  expect(after.services[0]?.id).not.toBe(moved?.id);
  expect((await read(mine)).services.map(({ id }) => id)).toContain(moved?.id);
});

it('writes the state it found, then one version per change, none without one', async () => {
  await database.transaction(async (queries) => {
    await ensureBaseline(queries, [other]);
    await queries.execute(`update organisations set name = 'Bis' where id = '${other}'`);
    await recordVersions(queries, [other], { author, cause: 'saisie', why: ' Nouveau nom ' });
  });
  await database.transaction(async (queries) => {
    await ensureBaseline(queries, [other]);
    await recordVersions(queries, [other], { author, cause: 'saisie' });
  });
  const versions = await versionsOf(other);
  expect(versions.map(({ number, author_name: name, cause, why }) => [number, name, cause, why])).toEqual([
    [1, '', 'depart', null],
    [2, 'Essai', 'saisie', 'Nouveau nom'],
  ]);
  expect(versions.map(({ snapshot }) => snapshotOf(snapshot).organisation.name)).toEqual(['B', 'Bis']);
});

it('numbers the versions of ten writers at once without a gap', async () => {
  const before = (await versionsOf(mine)).length;
  await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      database.transaction(async (queries) => {
        await ensureBaseline(queries, [mine]);
        await queries.execute(`update organisations set name = 'Version ${at}' where id = '${mine}'`);
        await recordVersions(queries, [mine], { author, cause: 'import' });
      }),
    ),
  );
  expect(before).toBe(0);
  expect((await versionsOf(mine)).map(({ number }) => number)).toEqual(Array.from({ length: 11 }, (_, at) => at + 1));
});

it('lets nobody rewrite the past, but forgets the name of who asks for it', async () => {
  await expect(database.raw`update entry_versions set author_name = 'x'`).rejects.toThrow('permission denied');
  await expect(database.raw`delete from entry_versions`).rejects.toThrow('permission denied');
  const [person] =
    await database.raw`insert into people (name, mail) values ('Ana Roux', 'ana@reseau.example') returning id`;
  await database.raw`insert into audit_lines (person_id, person_name, action, subject_kind, subject_id) values (${person?.id}, 'Ana Roux', 'x', 'y', 'z')`;
  await database.raw`insert into entry_versions (organisation_id, number, person_id, author_name, cause, snapshot) values (${mine}, 99, ${person?.id}, 'Ana Roux', 'saisie', '{}')`;
  await database.raw`update organisations set verified_by = 'Ana Roux' where id = ${mine}`;
  await database.raw`select forget_person(${person?.id})`;
  expect([
    ...(await database.raw`select person_name as name from audit_lines where person_id = ${person?.id} union all select author_name from entry_versions where person_id = ${person?.id} union all select coalesce(verified_by, '') from organisations where id = ${mine}`),
  ]).toEqual([{ name: '' }, { name: '' }, { name: '' }]);
  expect((await versionsOf(mine)).filter(({ author_name: name }) => name === 'Essai')).toHaveLength(10);
});

it('takes the past of a deleted entry along', async () => {
  await database.raw`delete from organisations where id = ${other}`;
  expect(await versionsOf(other)).toHaveLength(0);
});

it('leaves out in SQL what the code leaves out', async () => {
  const [row] = await database.raw`select entry_snapshot(${mine}) -> 'organisation' as organisation`;
  const columns = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  expect(Object.keys(row?.organisation).filter((column) => NOT_CONTENT.map(columns).includes(column))).toEqual([]);
});
