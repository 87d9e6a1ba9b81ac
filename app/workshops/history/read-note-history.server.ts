// Versions of one note of a page: which there are, what changed since one of them, and by whom.
import {
  listVersions,
  nameVersion,
  readVersion,
  restoreText,
  restoreVersion,
} from '#app/notes/note-versions.server.ts';
import { richText } from '#app/notes/rich/rich-html.server.ts';
import { RICH_FIELD, richSchema } from '#app/notes/rich/rich-schema.ts';
import type { NoteWriter } from '#app/server/live-notes.ts';
import type { Parts } from '#app/server/parts.ts';
import { boardChanges, restoreBoard } from './board-history.ts';
import { textChanges } from './text-changes.ts';

export type HistoryNote = { id: string; kind: 'board' | 'text'; title: string };
export type VersionView = { id: string; name: string; at: string; authorName: string; writers: string[] };
export type ChangeView = {
  kind: 'added' | 'changed' | 'moved' | 'removed';
  author: string;
  before: string | null;
  after: string | null;
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
  const changes: ChangeView[] =
    note.kind === 'board'
      ? boardChanges(old.document, now).map(({ cardId: _cardId, ...change }) => change)
      : textChanges(richText(old.document), richText(now)).map(({ kind, text }) => ({
          kind,
          author: '',
          before: kind === 'removed' ? text : null,
          after: kind === 'added' ? text : null,
        }));
  return { versions, chosen: { ...chosen, changes } };
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
