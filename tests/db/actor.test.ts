// The wall under private notes: who does not say who asks reads only what is shared, and nobody reads another’s.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PersonActor, type RowActor, withActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { people } from '#db/schema/accounts.ts';
import { notes, noteUpdates } from '#db/schema/notes.ts';
import { personActor } from '#tests/support/actors.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let fresh: FreshDatabase;
let database: Database;
let writer: string;
let other: string;
let mine: string;
let shared: string;

const LIVE: RowActor = { kind: 'work', name: 'live-notes' };

function person(id: string): PersonActor {
  return personActor({ id, isAdministrator: true });
}

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'));
  const added = await database.query((queries) =>
    queries
      .insert(people)
      .values([
        { mail: 'ana@exemple.fr', name: 'Ana' },
        { mail: 'luc@exemple.fr', name: 'Luc' },
      ])
      .returning({ id: people.id }),
  );
  [writer, other] = added.map(({ id }) => id) as [string, string];
  const made = await withActor(database, person(writer), (queries) =>
    queries
      .insert(notes)
      .values([{ kind: 'text', privateTo: writer }, { kind: 'text' }])
      .returning({ id: notes.id }),
  );
  [mine, shared] = made.map(({ id }) => id) as [string, string];
  await withActor(database, LIVE, (queries) =>
    queries
      .insert(noteUpdates)
      .values([mine, shared].map((noteId) => ({ noteId, epoch: 1, payload: new Uint8Array([1]) }))),
  );
});
afterAll(async () => {
  await database?.close();
  await fresh?.drop();
});

describe('a private note and its updates', () => {
  it.each([
    ['its writer', () => person(writer), true],
    ['somebody else, an administrator too', () => person(other), false],
    ['nobody', (): RowActor => ({ kind: 'nobody' }), false],
    ['a link', (): RowActor => ({ kind: 'link', hash: writer }), false],
    ['the live server', () => LIVE, true],
  ])('%s', async (_who, actor, reads) => {
    const read = await withActor(database, actor(), async (queries) => ({
      notes: (await queries.select({ id: notes.id }).from(notes)).map(({ id }) => id).sort(),
      updates: (await queries.select({ id: noteUpdates.noteId }).from(noteUpdates)).map(({ id }) => id).sort(),
    }));
    const expected = (reads ? [mine, shared] : [shared]).sort();
    expect(read).toEqual({ notes: expected, updates: expected });
  });

  it('is not read without saying who asks, nor written for somebody else', async () => {
    const read = await database.query((queries) => queries.select({ id: notes.id }).from(notes));
    expect(read).toEqual([{ id: shared }]);
    const forged = withActor(database, person(other), (queries) =>
      queries.insert(notes).values({ kind: 'text', privateTo: writer }),
    );
    await expect(forged).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
