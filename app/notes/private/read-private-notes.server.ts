import { and, desc, eq } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import { notes } from '#db/schema/notes.ts';
import { NOTE_ID } from '../private-note-gate.server.ts';
import { richHtml, richText } from '../rich/rich-html.server.ts';
import { leavesOn } from './keeping-time.server.ts';

/** `leavesOn`: the day on which it goes, if nothing more is written in it. */
export type PrivateNoteLine = { id: string; title: string; createdAt: Date; leavesOn: string };

const MOST_NOTES = 100;
const LONGEST_TITLE = 80;

/** One's own notes, the newest first; a note is called by its first line. */
export async function readPrivateNotes(parts: Parts, actor: PersonActor): Promise<PrivateNoteLine[]> {
  const rows = await withActor(parts.database, actor, (queries) =>
    queries
      .select({ id: notes.id, createdAt: notes.createdAt, leavesOn })
      .from(notes)
      .where(eq(notes.privateTo, actor.id))
      .orderBy(desc(notes.createdAt))
      .limit(MOST_NOTES),
  );
  return Promise.all(rows.map(async (row) => ({ ...row, title: titleOf(richText(await parts.notes.read(row.id))) })));
}

/** null when there is none, or it is somebody else's. */
export async function readPrivateNote(parts: Parts, actor: PersonActor, id: string) {
  if (!NOTE_ID.test(id)) return null;
  const [note] = await withActor(parts.database, actor, (queries) =>
    queries
      .select({ epoch: notes.epoch, leavesOn })
      .from(notes)
      .where(and(eq(notes.id, id), eq(notes.privateTo, actor.id))),
  );
  if (!note) return null;
  const document = await parts.notes.read(id);
  return {
    id,
    epoch: note.epoch,
    leavesOn: note.leavesOn,
    html: richHtml(document),
    title: titleOf(richText(document)),
  };
}

function titleOf(text: string): string {
  const line = text.split('\n').find((words) => words.trim() !== '') ?? '';
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE).trimEnd()}…` : line || 'Note sans texte';
}
