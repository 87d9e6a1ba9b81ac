// Writing in a rich note by form: below what is there.
import { findPersonalWords } from '#app/notes/personal-words.ts';
import type { Parts } from '#app/server/parts.ts';
import { formText } from '#app/ui/plain-text.ts';
import { appendParagraphs } from '../append-paragraphs.ts';
import { keepLateCards, textKey } from '../facilitation/late-cards.server.ts';
import { writerOf } from '../note-gate.server.ts';
import { mayContribute, mayWrite } from '../workshop-policy.ts';
import type { CardAnswer } from './card-acts.server.ts';
import type { Opened } from './read-screen.server.ts';

const LONGEST_PIECE = 10_000;

export async function writeText(parts: Parts, { workshop, viewer }: Opened, form: FormData): Promise<CardAnswer> {
  const { page } = workshop;
  const note = workshop.notes.find(({ id, kind }) => kind === 'text' && id === formText(form, 'note', 60));
  if (!note) throw new Response('Ce texte n’existe pas, ou plus.', { status: 404 });
  if (!mayContribute(viewer)) throw new Response('Rejoignez la page pour y écrire.', { status: 403 });
  const text = formText(form, 'texte', LONGEST_PIECE);
  const draft = { noteId: note.id, columnId: '', cardId: '', text, onBehalfOf: '', isPersonal: false };
  if (text === '') return { kind: 'refused', error: 'Écrivez quelque chose d’abord.', draft };
  const [found] = form.get('public') === 'oui' ? [] : findPersonalWords(text);
  if (found) return { kind: 'refused', error: found.reason, draft: { ...draft, isPersonal: true } };
  const writer = writerOf(viewer);
  if (mayWrite(viewer, { isFrozen: page.frozenAt !== null, isLocked: page.lockedAt !== null })) {
    await parts.notes.change(note.id, writer, (document) => appendParagraphs(document, text));
    return { kind: 'done', anchor: note.id };
  }
  if (!viewer.join) throw new Response('Cette page est figée.', { status: 403 });
  const { join, rowActor } = viewer;
  await keepLateCards(parts.database, { pageId: page.id, joinId: join.id, rowActor }, [
    { noteId: note.id, cardId: textKey(text), columnId: '', text, onBehalfOf: '' },
  ]);
  return { kind: 'late' };
}
