// What who facilitates decides for everybody: rows, not words of the document, so that nobody's device has a say in it.
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import {
  type WorkshopRole,
  workshopColumnLocks,
  workshopJoins,
  workshopNotes,
  workshopPages,
} from '#db/schema/workshops.ts';
import { newJoinCode } from '../joining/join-code.ts';
import { WORKSHOPS } from '../viewer.server.ts';

type Page = { id: string };

export async function setFrozen(database: Database, { id }: Page, isFrozen: boolean): Promise<void> {
  await change(database, id, { frozenAt: isFrozen ? new Date() : null });
}

export async function setLocked(database: Database, { id }: Page, isLocked: boolean): Promise<void> {
  await change(database, id, { lockedAt: isLocked ? new Date() : null });
}

/** The end is a moment of the base, the same for everybody whatever their clock; null stops. */
export async function setTimer(database: Database, { id }: Page, minutes: number | null): Promise<void> {
  await database.query((queries) =>
    queries
      .update(workshopPages)
      .set(
        minutes === null
          ? { timerStartedAt: null, timerEndsAt: null }
          : { timerStartedAt: sql`now()`, timerEndsAt: sql`now() + ${minutes} * interval '1 minute'` },
      )
      .where(eq(workshopPages.id, id)),
  );
}

/** Everybody is called to a board or a column of it; '' ends the call. */
export async function callEverybody(database: Database, { id }: Page, place: string): Promise<void> {
  await change(database, id, { calledTo: place.slice(0, 140), calledAt: place === '' ? null : new Date() });
}

/** The old code and its QR open nothing any more; who has joined stays. */
export async function renewJoinCode(database: Database, { id }: Page): Promise<void> {
  await change(database, id, { joinCode: newJoinCode() });
}

export async function setColumnLock(
  database: Database,
  { id: pageId }: Page,
  { noteId, columnId, isLocked }: { noteId: string; columnId: string; isLocked: boolean },
): Promise<void> {
  await database.query((queries) =>
    isLocked
      ? queries.insert(workshopColumnLocks).values({ pageId, noteId, columnId }).onConflictDoNothing()
      : queries
          .delete(workshopColumnLocks)
          .where(and(eq(workshopColumnLocks.noteId, noteId), eq(workshopColumnLocks.columnId, columnId))),
  );
}

/** `note/column`, for all of the page. */
export async function readColumnLocks(database: Database, pageId: string): Promise<Set<string>> {
  const rows = await database.query((queries) =>
    queries.select().from(workshopColumnLocks).where(eq(workshopColumnLocks.pageId, pageId)),
  );
  return new Set(rows.map(({ noteId, columnId }) => `${noteId}/${columnId}`));
}

export async function setRole(database: Database, { id }: Page, joinId: string, role: WorkshopRole): Promise<void> {
  await withActor(database, WORKSHOPS, (queries) =>
    queries
      .update(workshopJoins)
      .set({ role })
      .where(and(eq(workshopJoins.id, joinId), eq(workshopJoins.pageId, id))),
  );
}

export async function withdraw(database: Database, { id }: Page, joinId: string, isWithdrawn: boolean): Promise<void> {
  await withActor(database, WORKSHOPS, (queries) =>
    queries
      .update(workshopJoins)
      .set({ revokedAt: isWithdrawn ? new Date() : null })
      .where(and(eq(workshopJoins.id, joinId), eq(workshopJoins.pageId, id))),
  );
}

export type Participant = {
  id: string;
  firstName: string;
  structure: string;
  colour: number;
  role: WorkshopRole;
  isRevoked: boolean;
};

export async function readParticipants(database: Database, pageId: string): Promise<Participant[]> {
  const rows = await withActor(database, WORKSHOPS, (queries) =>
    queries
      .select()
      .from(workshopJoins)
      .where(eq(workshopJoins.pageId, pageId))
      .orderBy(asc(workshopJoins.firstName), asc(workshopJoins.createdAt)),
  );
  return rows.map(({ id, firstName, organisationName, colour, role, revokedAt }) => ({
    id,
    firstName,
    structure: organisationName,
    colour,
    role,
    isRevoked: revokedAt !== null,
  }));
}

/** Everybody who has the page open reads it again; where rights changed, their connections are asked again too. */
export async function tellEverybody(
  { database, notes }: Pick<Parts, 'database' | 'notes'>,
  pageId: string,
  { isAboutRights }: { isAboutRights: boolean },
): Promise<void> {
  const rows = await database.query((queries) =>
    queries.select({ noteId: workshopNotes.noteId }).from(workshopNotes).where(eq(workshopNotes.pageId, pageId)),
  );
  if (isAboutRights) await Promise.all(rows.map(({ noteId }) => notes.rightsChanged(noteId)));
  // A text that nobody has scrolled to is not listened to yet: a page reads again once, however many of its notes tell it.
  await Promise.all(rows.map(({ noteId }) => notes.tell(noteId, { kind: 'page-changed' })));
}

async function change(
  database: Database,
  id: string,
  values: Partial<typeof workshopPages.$inferInsert>,
): Promise<void> {
  await database.query((queries) => queries.update(workshopPages).set(values).where(eq(workshopPages.id, id)));
}
