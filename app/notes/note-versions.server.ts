// Versions of a note: moments that keep themselves, and those that somebody names. One comes back to them by going on from where one
// is: what the old state says is written again, nothing that came later is undone behind anybody's back.

import type { Schema } from '@tiptap/pm/model';
import { initProseMirrorDoc, updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { and, desc, eq } from 'drizzle-orm';
import * as Y from 'yjs';
import type { LiveNotes, NoteWriter } from '#app/server/live-notes.ts';
import { type RowActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { noteAuthors, noteVersions } from '#db/schema/notes.ts';
import type { LiveSql } from './live/live-sql.server.ts';
import { noteJson } from './note-json.ts';

export type NoteVersion = {
  id: string;
  /** Empty: a moment that kept itself. */
  name: string;
  at: Date;
  /** Who named it. */
  authorName: string;
  /** Who wrote since the version before. */
  writers: string[];
};

type VersionParts = { database: Database; notes: LiveNotes };

const LIVE: RowActor = { kind: 'work', name: 'live-notes' };
const MOMENT_MINUTES = 10;

/** The caller has asked who may. */
export async function nameVersion(
  { database, notes }: VersionParts,
  { noteId, name, author }: { noteId: string; name: string; author: NoteWriter },
): Promise<string> {
  await notes.settled(noteId);
  const document = await notes.read(noteId);
  return withActor(database, LIVE, async (queries) => {
    const [before] = await queries
      .select({ state: noteVersions.state })
      .from(noteVersions)
      .where(eq(noteVersions.noteId, noteId))
      .orderBy(desc(noteVersions.at))
      .limit(1);
    const clients = grownSince(before?.state ?? null, document);
    const authors = await queries
      .select({ client: noteAuthors.client, name: noteAuthors.name })
      .from(noteAuthors)
      .where(eq(noteAuthors.noteId, noteId));
    const writers = [...new Set(authors.filter(({ client }) => clients.has(client)).map((each) => each.name))].sort();
    const [version] = await queries
      .insert(noteVersions)
      .values({
        noteId,
        name,
        state: Y.encodeStateAsUpdate(document),
        json: noteJson(document),
        writers,
        author: author.id,
        authorName: author.name,
      })
      .returning({ id: noteVersions.id });
    if (!version) throw new Error('the version was not kept');
    return version.id;
  });
}

/** The latest first. */
export async function listVersions(database: Database, noteId: string): Promise<NoteVersion[]> {
  return withActor(database, LIVE, (queries) =>
    queries
      .select({
        id: noteVersions.id,
        name: noteVersions.name,
        at: noteVersions.at,
        authorName: noteVersions.authorName,
        writers: noteVersions.writers,
      })
      .from(noteVersions)
      .where(eq(noteVersions.noteId, noteId))
      .orderBy(desc(noteVersions.at)),
  );
}

/** null when the note has no such version. `json`: what it says, by root of the document. */
export async function readVersion(
  database: Database,
  noteId: string,
  versionId: string,
): Promise<{ name: string; at: Date; json: Record<string, unknown>; document: Y.Doc } | null> {
  const [version] = await withActor(database, LIVE, (queries) =>
    queries
      .select()
      .from(noteVersions)
      .where(and(eq(noteVersions.noteId, noteId), eq(noteVersions.id, versionId))),
  );
  if (!version) return null;
  const document = new Y.Doc();
  Y.applyUpdate(document, version.state);
  return { name: version.name, at: version.at, json: version.json, document };
}

/** Writes what `old` says into what there is now. */
export type Restore = (document: Y.Doc, old: Y.Doc) => void;

/** False when the note has no such version. Where one was is kept as a version first, so that one can go back to it. */
export async function restoreVersion(
  parts: VersionParts,
  asked: { noteId: string; versionId: string; writer: NoteWriter; restore: Restore },
): Promise<boolean> {
  const { noteId, versionId, writer, restore } = asked;
  const version = await readVersion(parts.database, noteId, versionId);
  if (!version) return false;
  await nameVersion(parts, { noteId, name: 'Avant de revenir en arrière', author: writer });
  await parts.notes.change(noteId, writer, (document) => restore(document, version.document));
  return true;
}

/** For rich text: the paragraphs that differ are rewritten, the others stay where they are. */
export function restoreText(schema: Schema, root: string): Restore {
  return (document, old) => {
    const wanted = yXmlFragmentToProseMirrorRootNode(old.getXmlFragment(root), schema);
    const fragment = document.getXmlFragment(root);
    updateYFragment(document, fragment, wanted, initProseMirrorDoc(fragment, schema).meta);
  };
}

/** A moment at most every ten minutes, for notes that changed. */
export async function keepMoment(sql: LiveSql, noteId: string, document: Y.Doc): Promise<void> {
  const [before] = await sql.run(
    (client) => client<{ state: Buffer; isRecent: boolean }[]>`
      select state, at > now() - ${MOMENT_MINUTES} * interval '1 minute' as "isRecent"
      from note_versions where note_id = ${noteId} order by at desc limit 1`,
  );
  if (before?.isRecent) return;
  const clients = [...grownSince(before?.state ?? null, document)].map(String);
  if (before && clients.length === 0) return;
  await sql.run(
    (client) => client`
      insert into note_versions (note_id, state, json, writers)
      select id, ${Buffer.from(Y.encodeStateAsUpdate(document))}, ${JSON.stringify(noteJson(document))}::text::jsonb,
        array(select distinct name from note_authors where note_id = ${noteId} and client = any(${client.array(clients)}::bigint[]) order by 1)
      from notes where id = ${noteId}`,
  );
}

/** Ids under which something was written since. */
function grownSince(before: Uint8Array | null, document: Y.Doc): Set<number> {
  const known = before ? Y.decodeStateVector(Y.encodeStateVectorFromUpdate(before)) : new Map<number, number>();
  const now = Y.decodeStateVector(Y.encodeStateVector(document));
  return new Set([...now].filter(([client, clock]) => clock > (known.get(client) ?? 0)).map(([client]) => client));
}
