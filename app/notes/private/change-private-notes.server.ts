import { and, eq } from 'drizzle-orm';
import * as Y from 'yjs';
import type { Parts } from '#app/server/parts.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import { notes } from '#db/schema/notes.ts';
import { createNote } from '../create-note.server.ts';
import { forgetImages } from '../images/image-store.server.ts';
import { RICH_FIELD } from '../rich/rich-schema.ts';

export const LONGEST_PIECE = 20_000;

export function createPrivateNote(parts: Parts, actor: PersonActor): Promise<string> {
  return withActor(parts.database, actor, (queries) => createNote(queries, { kind: 'text', privateTo: actor.id }));
}

/** Writes below what is there: how one writes without JavaScript. */
export function addToNote(parts: Parts, actor: PersonActor, id: string, text: string): Promise<void> {
  const writer = { id: actor.id, name: actor.name, structure: '', colour: 0 };
  return parts.notes.change(id, writer, (document) => {
    const paragraphs = text.split(/\r?\n/).flatMap((line) => {
      if (line.trim() === '') return [];
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(line)]);
      return [paragraph];
    });
    document.getXmlFragment(RICH_FIELD).push(paragraphs);
  });
}

/** false when it is not theirs. Whoever has it open is told by the live server. */
export async function deletePrivateNote(parts: Parts, actor: PersonActor, id: string): Promise<boolean> {
  const gone = await withActor(parts.database, actor, (queries) =>
    queries
      .delete(notes)
      .where(and(eq(notes.id, id), eq(notes.privateTo, actor.id)))
      .returning({ id: notes.id }),
  );
  if (gone.length === 0) return false;
  await Promise.all([
    parts.notes.rightsChanged(id),
    // What stays is swept at night.
    forgetImages(parts.pictures, id).catch((error: unknown) => parts.log.error({ error }, 'pictures are still there')),
  ]);
  return true;
}
