// `kill -9` in the middle of merges and of their undoing: all or nothing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { createRandom } from '#db/demo/random.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { killAtRandom } from '#tests/support/killed-process.ts';

/** Merges the two entries and takes the merge back, over and over, until it is killed. */
const WORK = `
import { openDatabase } from '#db/client.ts';
import { mergeEntries, stateOf } from '#app/upkeep/duplicates/merge-entries.server.ts';
import { undoMerge } from '#app/upkeep/duplicates/undo-merge.server.ts';
import { proposedChoices } from '#app/upkeep/duplicates/merge-snapshots.ts';
import { readSnapshot } from '#app/upkeep/history/versions.server.ts';
const [leftId, rightId, personId] = process.env.ENTRIES.split(' ');
const database = openDatabase(process.env.BASE, { connections: 2 });
const actor = { kind: 'person', id: personId, name: 'Samir Vidal', territories: [], organisations: [] };
const both = () => database.query(async (q) => [await readSnapshot(q, leftId), await readSnapshot(q, rightId)]);
for (;;) {
  const [open] = await database.raw\`select id from merges where undone_at is null\`;
  const [left, right] = await both();
  process.stdout.write('.');
  if (open) await undoMerge(database, { actor, mergeId: open.id, bringsBack: [], state: stateOf(left, right) });
  else await mergeEntries(database, { actor, leftId, rightId, choices: proposedChoices(left, right, 'left'), state: stateOf(left, right) });
}`;

const ROUNDS = 12;
let base: FreshDatabase;
let database: Database;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
});
afterAll(async () => {
  await database?.close();
  await base?.drop();
});

it('leaves two entries or one, never something between', { timeout: 240_000 }, async () => {
  const territory = await writeTerritory(database);
  const write = (slug: string) =>
    writeOrganisation(database, territory, { slug, name: `Gefosat ${slug}` }, [
      { slug: 'visites', name: 'Visites', needs: ['froid-inconfort'], zones: ['34172'], points: [[43.6, 3.9]] },
      {
        slug: `propre-${slug}`,
        name: slug === 'un' ? 'Kits économes' : 'Conseil santé',
        needs: [slug === 'un' ? 'eau' : 'sante'],
        zones: ['34172'],
      },
    ]);
  const [left, right] = [await write('un'), await write('deux')];
  const [person] = await database.raw<{ id: string }[]>`
    insert into people (name, mail) values ('Samir Vidal', 'samir@exemple.example') returning id`;
  const random = createRandom(5, 'kill');
  const seen = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    await killAtRandom({
      script: WORK,
      env: { BASE: base.url('app'), ENTRIES: `${left} ${right} ${person?.id}` },
      random,
      dots: 4,
      withinMs: 60,
    });
    seen.add(await stateNow(left, right));
  }
  expect([...seen].filter((state) => state !== 'one' && state !== 'two')).toEqual([]);
  expect(await countOf('merges')).toBeGreaterThan(5);
});

/** The server rolls back what the dead process had begun; asking again waits for its locks. */
async function stateNow(left: string, right: string): Promise<string> {
  return database.raw.begin(async (sql) => {
    await sql`select from organisations where id in (${left}, ${right}) order by id for update`;
    const [row] = await sql<{ state: Record<string, number> }[]>`
      select jsonb_build_object(
        'open', (select count(*) from merges where undone_at is null),
        'redirects', (select count(*) from slug_redirects),
        'archived', (select count(*) from organisations where id = ${right} and status = 'archived'),
        'left', (select count(*) from services where organisation_id = ${left}),
        'right', (select count(*) from services where organisation_id = ${right}),
        'places', (select count(*) from places)) as state`;
    const text = JSON.stringify(Object.values(row?.state ?? {}).sort());
    const { open, redirects, archived, left: own, right: other } = row?.state ?? {};
    if (open === 0 && redirects === 0 && archived === 0 && own === 2 && other === 2) return 'two';
    if (open === 1 && redirects === 1 && archived === 1 && own === 3 && other === 0) return 'one';
    return `between: ${JSON.stringify(row?.state)} ${text}`;
  });
}

async function countOf(table: string): Promise<number> {
  const [row] = await database.raw.unsafe<{ count: number }[]>(`select count(*)::int as count from ${table}`);
  return row?.count ?? 0;
}
