// Votes are rows: nobody gets more points than there are, whatever is tried at once; others' points are behind a wall.
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '#app/accounts/secrets.ts';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { keepLateCards, readLateCards } from '#app/workshops/facilitation/late-cards.server.ts';
import { closeVote, givePoint, openVote, readVotes, takePoint } from '#app/workshops/facilitation/voting.server.ts';
import { WORKSHOPS } from '#app/workshops/viewer.server.ts';
import { type RowActor, withActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { territories } from '#db/schema/territories.ts';
import { workshopJoins, workshopLateCards, workshopVotePoints } from '#db/schema/workshops.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let fresh: FreshDatabase;
let database: Database;
let pageId: string;
let noteId: string;

type Voter = { noteId: string; joinId: string; rowActor: RowActor };

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'), { connections: 12 });
  const [territory] = await database.query((queries) =>
    queries
      .insert(territories)
      .values({ slug: 'lyon', name: 'Lyon', description: '', zones: ['69'], centre: '69123' })
      .returning({ id: territories.id }),
  );
  const page = await createWorkshop(database, { territoryId: territory?.id ?? '', title: 'Vote', template: 'plenary' });
  pageId = page.id;
  noteId = page.noteIds[0] ?? '';
});
afterAll(async () => {
  await database?.close();
  await fresh?.drop();
});

async function voter(): Promise<Voter> {
  const hash = sha256(randomUUID());
  const [row] = await withActor(database, WORKSHOPS, (queries) =>
    queries
      .insert(workshopJoins)
      .values({ pageId, firstName: 'Ana', tokenHash: hash })
      .returning({ id: workshopJoins.id }),
  );
  return { noteId, joinId: row?.id ?? '', rowActor: { kind: 'link', hash } };
}

const read = ({ joinId, rowActor }: Voter) => readVotes(database, { pageId, joinId, rowActor });
const sum = (points: Record<string, number> | null | undefined) =>
  Object.values(points ?? {}).reduce((total, one) => total + one, 0);

it('three points each, whatever is tried at once; one vote open at a time', async () => {
  const [ana, ben] = [await voter(), await voter()];
  const opened = await Promise.all(
    [1, 2, 3].map(() => openVote(database, { pageId, noteId, points: 3, isHidden: true })),
  );
  expect(opened.filter(Boolean)).toHaveLength(1);
  const given = await Promise.all(
    [ana, ben].flatMap((who) =>
      Array.from({ length: 8 }, (_, at) => givePoint(database, { ...who, cardId: `c${at % 4}` })),
    ),
  );
  expect(given.filter(Boolean)).toHaveLength(6);
  const mine = (await read(ana)).get(noteId);
  expect({ mine: sum(mine?.mine), totals: mine?.totals, voters: mine?.voters }).toEqual({
    mine: 3,
    totals: null,
    voters: 2,
  });

  const [card = ''] = Object.keys(mine?.mine ?? {});
  await takePoint(database, { ...ana, cardId: card });
  expect(sum((await read(ana)).get(noteId)?.mine)).toBe(2);
  expect(await givePoint(database, { ...ana, cardId: 'c9' })).toBe(true);
  expect(await givePoint(database, { ...ana, cardId: 'c9' })).toBe(false);

  await closeVote(database, noteId);
  expect(sum((await read(ben)).get(noteId)?.totals)).toBe(6);
  await takePoint(database, { ...ana, cardId: 'c9' });
  expect(await givePoint(database, { ...ben, cardId: 'c9' })).toBe(false);
  expect((await read(ben)).get(noteId)?.totals?.c9).toBe(1);
});

it('the base itself holds no fourth point, and no point for somebody else', async () => {
  const [ana, ben] = [await voter(), await voter()];
  await openVote(database, { pageId, noteId, points: 3, isHidden: false });
  const voteId = (await read(ana)).get(noteId)?.id ?? '';
  const insert = (who: Voter, values: { joinId: string; slot: number; points: number }) =>
    withActor(database, who.rowActor, (queries) =>
      queries.insert(workshopVotePoints).values({ voteId, cardId: 'c1', ...values }),
    );
  await expect(insert(ana, { joinId: ana.joinId, slot: 4, points: 3 })).rejects.toMatchObject({
    cause: { code: '23514' },
  });
  await expect(insert(ana, { joinId: ana.joinId, slot: 4, points: 4 })).rejects.toMatchObject({
    cause: { code: '23503' },
  });
  await expect(insert(ana, { joinId: ben.joinId, slot: 1, points: 3 })).rejects.toMatchObject({
    cause: { code: '42501' },
  });
  await insert(ben, { joinId: ben.joinId, slot: 1, points: 3 });
  const seen = await withActor(database, ana.rowActor, (queries) => queries.select().from(workshopVotePoints));
  expect(seen.every(({ joinId }) => joinId === ana.joinId)).toBe(true);
  expect(await database.query((queries) => queries.select().from(workshopVotePoints))).toEqual([]);
  await closeVote(database, noteId);
});

it('what came late is read by its writer and by who facilitates, by nobody else', async () => {
  const [ana, ben, guide] = [await voter(), await voter(), await voter()];
  const card = { noteId, cardId: 'tard', columnId: 'idees', text: 'Trop tard', onBehalfOf: '' };
  await keepLateCards(database, { pageId, ...ana }, [card]);
  await keepLateCards(database, { pageId, ...ana }, [card]);
  await withActor(database, WORKSHOPS, (queries) =>
    queries.update(workshopJoins).set({ role: 'facilitator' }).where(eq(workshopJoins.id, guide.joinId)),
  );
  const texts = async (rowActor: RowActor) => (await readLateCards(database, rowActor, pageId)).map(({ text }) => text);
  expect(await texts(ana.rowActor)).toEqual(['Trop tard']);
  expect(await texts(guide.rowActor)).toEqual(['Trop tard']);
  expect(await texts(ben.rowActor)).toEqual([]);
  expect(await texts({ kind: 'nobody' })).toEqual([]);
  expect(await database.query((queries) => queries.select().from(workshopLateCards))).toEqual([]);
});
