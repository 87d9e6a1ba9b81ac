// What the coordination notes for itself about an entry, and when to call back. Read by nobody else, exported nowhere.
import { and, eq, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { entryNotes } from '#db/schema/editor.ts';
import { noteAct } from '../entry/save-entry.server.ts';

export type EntryNote = {
  note: string;
  callOn: string | null;
  revision: number;
  updatedAt: string | null;
  updatedBy: string;
};

const NO_NOTE: EntryNote = { note: '', callOn: null, revision: 0, updatedAt: null, updatedBy: '' };

export async function readEntryNote(database: Database, organisationId: string): Promise<EntryNote> {
  const [row] = await database.query((queries) =>
    queries.select().from(entryNotes).where(eq(entryNotes.organisationId, organisationId)),
  );
  if (!row) return NO_NOTE;
  const { note, callOn, revision, updatedAt, updatedBy } = row;
  return { note, callOn, revision, updatedAt: updatedAt.toISOString(), updatedBy };
}

export type SaveNote = { organisationId: string; note: string; callOn: string | null; revision: number };

/** False when somebody else wrote since `revision`: nothing is written then. */
export async function saveEntryNote(
  database: Database,
  actor: PersonActor,
  { organisationId, note, callOn, revision }: SaveNote,
): Promise<boolean> {
  return database.transaction(async (queries) => {
    const written = { note, callOn, updatedAt: new Date(), updatedBy: actor.name };
    const rows =
      revision === 0
        ? await queries
            .insert(entryNotes)
            .values({ organisationId, ...written })
            .onConflictDoNothing()
            .returning({ id: entryNotes.organisationId })
        : await queries
            .update(entryNotes)
            .set({ ...written, revision: sql`${entryNotes.revision} + 1` })
            .where(and(eq(entryNotes.organisationId, organisationId), eq(entryNotes.revision, revision)))
            .returning({ id: entryNotes.organisationId });
    if (rows.length === 0) return false;
    // The words stay in the note: the journal of acts is read by more people.
    await noteAct(queries, actor, {
      action: 'note-saved',
      kind: 'organisation',
      id: organisationId,
      detail: { callOn },
    });
    return true;
  });
}

/** « Appelé »: the day is crossed out, the note stays. */
export async function crossOutCall(database: Database, actor: PersonActor, organisationId: string): Promise<void> {
  await database.transaction(async (queries) => {
    await queries
      .update(entryNotes)
      .set({ callOn: null, revision: sql`${entryNotes.revision} + 1`, updatedAt: new Date(), updatedBy: actor.name })
      .where(eq(entryNotes.organisationId, organisationId));
    await noteAct(queries, actor, { action: 'call-done', kind: 'organisation', id: organisationId, detail: {} });
  });
}
