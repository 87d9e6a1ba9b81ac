// Versions of one note of a page: which there are, what changed since one of them, and by whom.
import { eq } from 'drizzle-orm';
import {
  listVersions,
  nameVersion,
  readVersion,
  restoreText,
  restoreVersion,
} from '#app/notes/note-versions.server.ts';
import { RICH_FIELD, richSchema } from '#app/notes/rich/rich-schema.ts';
import { writtenBlocks } from '#app/notes/rich/written-blocks.ts';
import type { NoteWriter } from '#app/server/live-notes.ts';
import type { Parts } from '#app/server/parts.ts';
import { withActor } from '#db/actor.ts';
import { noteAuthors } from '#db/schema/notes.ts';
import { type BoardChange, boardChanges, restoreBoard } from './board-history.ts';
import { type ChangedPiece, type TextChange, textChanges, wordChanges } from './text-changes.ts';

export type HistoryNote = { id: string; kind: 'board' | 'text'; title: string };
export type VersionView = { id: string; name: string; at: string; authorName: string; writers: string[] };
export type ChangeView = {
  id: number;
  kind: 'added' | 'changed' | 'moved' | 'removed';
  author: string;
  pieces: ChangedPiece[];
  /** « de Idées à Décisions » */
  moved: { from: string; to: string } | null;
};

export async function readNoteHistory(
  parts: Parts,
  note: HistoryNote,
  versionId: string | null,
): Promise<{ versions: VersionView[]; chosen: (VersionView & { changes: ChangeView[] }) | null }> {
  const versions = (await listVersions(parts.database, note.id)).map(({ at, ...version }) => ({
    ...version,
    at: at.toISOString(),
  }));
  const chosen = versions.find(({ id }) => id === versionId);
  const old = chosen && (await readVersion(parts.database, note.id, chosen.id));
  if (!chosen || !old) return { versions, chosen: null };
  await parts.notes.settled(note.id);
  const now = await parts.notes.read(note.id);
  const changes =
    note.kind === 'board'
      ? boardChanges(old.document, now).map((change, id) => cardView(change, id))
      : await textViews(parts, note, textChanges(writtenBlocks(old.document), writtenBlocks(now)));
  return { versions, chosen: { ...chosen, changes } };
}

function cardView({ kind, author, text, before, after }: BoardChange, id: number): ChangeView {
  if (kind === 'moved')
    return { id, kind, author, pieces: [{ kind: 'same', text }], moved: { from: before ?? '', to: after ?? '' } };
  const pieces = kind === 'changed' ? wordChanges(before ?? '', after ?? '') : [{ kind, text }];
  return { id, kind, author, pieces, moved: null };
}

async function textViews({ database }: Parts, note: HistoryNote, changes: TextChange[]): Promise<ChangeView[]> {
  const rows = await withActor(database, { kind: 'work', name: 'live-notes' }, (queries) =>
    queries
      .select({ client: noteAuthors.client, name: noteAuthors.name })
      .from(noteAuthors)
      .where(eq(noteAuthors.noteId, note.id)),
  );
  const names = new Map(rows.map(({ client, name }) => [client, name]));
  return changes.map(({ kind, pieces, clients }, id) => ({
    id,
    kind,
    author: [...new Set(clients.map((client) => names.get(client) ?? ''))].filter(Boolean).sort().join(', '),
    pieces,
    moved: null,
  }));
}

export async function keepNamed(
  parts: Parts,
  note: HistoryNote,
  { name, writer }: { name: string; writer: NoteWriter },
) {
  await nameVersion(parts, { noteId: note.id, name, author: writer });
}

/** False when the note has no such version. */
export function goBack(
  parts: Parts,
  note: HistoryNote,
  { versionId, writer }: { versionId: string; writer: NoteWriter },
): Promise<boolean> {
  const restore = note.kind === 'board' ? restoreBoard : restoreText(richSchema(), RICH_FIELD);
  return restoreVersion(parts, { noteId: note.id, versionId, writer, restore });
}
