// Who may open a note live: asked at each connection, and again whenever rights change.
import { eq, sql } from 'drizzle-orm';
import { NOTE_ID, privateNoteAccess } from '#app/notes/private-note-gate.server.ts';
import type { NoteAccess, NoteGate } from '#app/server/live-notes.ts';
import type { Sessions } from '#app/server/parts.ts';
import type { Database } from '#db/client.ts';
import { workshopColumnLocks, workshopNotes, workshopPages } from '#db/schema/workshops.ts';
import { readViewer, type Viewer } from './viewer.server.ts';
import { liveAccess, mayFacilitate } from './workshop-policy.ts';

const NOBODY_WRITES = { id: '', name: '', structure: '', colour: 0 };
const REFUSED: NoteAccess = { access: 'none', writer: NOBODY_WRITES };

export function noteGate(
  database: Database,
  sessions: Pick<Sessions, 'identify'>,
  { isSecure }: { isSecure: boolean },
): NoteGate {
  return async ({ cookie, noteId, isVisit = false }) => {
    if (!NOTE_ID.test(noteId)) return REFUSED;
    const [held, { actor }] = await Promise.all([
      readHeldNote(database, noteId),
      sessions.identify(cookie, { isVisit }),
    ]);
    if (!held) return privateNoteAccess(database, actor, noteId);
    const { page, lockedColumns } = held;
    const viewer = await readViewer({ database, actor, cookie, isSecure }, page);
    const state = { isFrozen: page.frozenAt !== null, isLocked: page.lockedAt !== null };
    const writer = writerOf(viewer);
    const arranges = mayFacilitate(viewer);
    const hand = { ownIds: viewer.ownIds, arranges, lockedPlaces: arranges ? [] : lockedColumns };
    return { access: liveAccess(viewer, state), writer, hand, personId: viewer.personId };
  };
}

export function writerOf({ join, personId, name }: Viewer) {
  if (!join) return { id: personId ?? '', name, structure: '', colour: 0 };
  return { id: join.id, name: join.firstName, structure: join.structure, colour: join.colour };
}

async function readHeldNote(database: Database, noteId: string) {
  const [row] = await database.query((queries) =>
    queries
      .select({
        page: {
          id: workshopPages.id,
          territoryId: workshopPages.territoryId,
          frozenAt: workshopPages.frozenAt,
          lockedAt: workshopPages.lockedAt,
        },
        lockedColumns: sql<string[]>`array_remove(array_agg(${workshopColumnLocks.columnId}), null)`,
      })
      .from(workshopNotes)
      .innerJoin(workshopPages, eq(workshopPages.id, workshopNotes.pageId))
      .leftJoin(workshopColumnLocks, eq(workshopColumnLocks.noteId, workshopNotes.noteId))
      .where(eq(workshopNotes.noteId, noteId))
      .groupBy(workshopPages.id)
      .limit(1),
  );
  return row ?? null;
}
