// `kill -9` in the middle of making a bilan: it is there with all of its lines and the word of who made it, or not at all.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { createRandom } from '#db/demo/random.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeTerritory } from '#tests/support/directory.ts';
import { killAtRandom } from '#tests/support/killed-process.ts';
import { plantWorkshop } from '#tests/support/planted-workshops.ts';

/** Makes it and takes it away again until it is killed. */
const WORK = `
import { tmpdir } from 'node:os';
import { openLiveNotes, refuseEverybody } from '#app/notes/live-notes.server.ts';
import { createLog } from '#app/server/log.ts';
import { pageOf } from '#app/workshops/minutes/page-access.server.ts';
import { makeBilan } from '#app/workshops/bilan/store-bilan.server.ts';
import { openDatabase } from '#db/client.ts';
const [id, territory] = process.env.WHO.split(' ');
const database = openDatabase(process.env.BASE, { connections: 2 });
const notes = openLiveNotes({ databaseUrl: process.env.BASE, log: createLog('silent'), dataDir: tmpdir(), host: '127.0.0.1', gate: refuseEverybody });
const actor = { kind: 'person', id, name: 'Coordination', territories: [{ id: territory, name: '', role: 'coordinator' }], organisations: [] };
const page = await pageOf(database, 'pleniere');
for (;;) {
  await database.raw\`delete from bilans\`;
  process.stdout.write('.');
  await makeBilan({ database, notes }, actor, { page, isOfEvent: false });
}`;

const ROUNDS = 3;
const CARDS = 40;
let base: FreshDatabase;
let database: Database;
let who: string;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  const territory = await writeTerritory(database);
  const cards = Array.from({ length: CARDS }, (_, at) => ({ id: `c${at}`, column: 'Actions', text: `Action ${at}` }));
  await plantWorkshop(database, { territory: 'montpellier', slug: 'pleniere', cards });
  const [person] = await database.raw<
    { id: string }[]
  >`insert into people (mail, name) values ('c@exemple.fr', 'Coordination') returning id`;
  who = `${person?.id} ${territory}`;
});
afterAll(async () => {
  await database?.close();
  await base?.drop();
});

it('leaves a whole one or none', { timeout: 240_000 }, async () => {
  const random = createRandom(13, 'bilan');
  for (let round = 0; round < ROUNDS; round += 1) {
    await killAtRandom({ script: WORK, env: { BASE: base.url('app'), WHO: who }, random, dots: 6, withinMs: 60 });
    const found = await stateNow();
    if (found) expect(found).toEqual({ cards: CARDS, revision: 2, made: [CARDS] });
  }
  const [made] = await database.raw`select count(*)::int as count from audit_lines where action = 'bilan-made'`;
  expect(made?.count).toBeGreaterThan(0);
});

/** Asking for the table waits until the server has rolled back what the dead process had begun. */
async function stateNow() {
  return database.raw.begin(async (raw) => {
    await raw`lock table bilans in exclusive mode`;
    const [row] =
      await raw`select revision, (select count(*)::int from bilan_lines where bilan_id = b.id and card_id is not null) as cards,
      array(select (detail ->> 'lines')::int from audit_lines where subject_id = b.id::text) as made from bilans b`;
    return row ?? null;
  });
}
