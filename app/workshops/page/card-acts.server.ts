// What somebody does to cards by form: the server reads the rights from rows, then changes the note like any other writer.

import { uuidv4 } from 'lib0/random';
import type { Doc } from 'yjs';
import { findPersonalWords } from '#app/notes/personal-words.ts';
import { isId } from '#app/server/ids.ts';
import type { Parts } from '#app/server/parts.ts';
import { formText } from '#app/ui/plain-text.ts';
import { cardsOf, findCard, readBoard } from '../board/board.ts';
import { addCard } from '../board/board-changes.ts';
import { LONGEST_CARD } from '../board/board-limits.ts';
import { changeOf, FACILITATOR_ACTS } from '../board/gesture.ts';
import { keepLateCards, lateEditId, textKey } from '../facilitation/late-cards.server.ts';
import { readColumnLocks } from '../facilitation/steer.server.ts';
import { writerOf } from '../note-gate.server.ts';
import { mayChangeCard, mayContribute, mayFacilitate, mayWrite } from '../workshop-policy.ts';
import type { Opened } from './read-screen.server.ts';

export type CardAnswer =
  | { kind: 'done'; anchor: string }
  | { kind: 'late' }
  | { kind: 'refused'; error: string; draft: CardDraft };
export type CardDraft = {
  noteId: string;
  columnId: string;
  cardId: string;
  text: string;
  onBehalfOf: string;
  isPersonal: boolean;
};

type Acting = Opened & { parts: Parts; noteId: string; document: Doc; locks: Set<string>; form: FormData };

export async function actOnCard(parts: Parts, opened: Opened, form: FormData): Promise<CardAnswer> {
  const noteId = formText(form, 'note', 60);
  const note = opened.workshop.notes.find(({ id, kind }) => id === noteId && kind === 'board');
  if (!note) throw new Response('Ce paperboard n’existe pas, ou plus.', { status: 404 });
  const locks = await readColumnLocks(parts.database, opened.workshop.page.id);
  const acting = { ...opened, parts, noteId, document: note.document, locks, form };
  return form.get('geste') === 'ajouter' ? add(acting) : changeCard(acting);
}

function readDraft(form: FormData, noteId: string): CardDraft {
  return {
    noteId,
    columnId: formText(form, 'colonne', 80),
    cardId: formText(form, 'carte', 80),
    text: formText(form, 'texte', LONGEST_CARD),
    onBehalfOf: formText(form, 'au-nom-de', 120).replaceAll('\n', ' '),
    isPersonal: false,
  };
}

/** null when nothing stands in the way. `public`: the writer says that it is the public contact of an organisation. */
function faultOf(draft: CardDraft, form: FormData): CardAnswer | null {
  if (draft.text === '') return { kind: 'refused', error: 'Écrivez quelques mots avant d’ajouter la carte.', draft };
  const [found] = form.get('public') === 'oui' ? [] : findPersonalWords(`${draft.text}\n${draft.onBehalfOf}`);
  return found ? { kind: 'refused', error: found.reason, draft: { ...draft, isPersonal: true } } : null;
}

async function add(acting: Acting): Promise<CardAnswer> {
  const { parts, viewer, workshop, noteId, document, locks, form } = acting;
  if (!mayContribute(viewer)) throw new Response('Rejoignez la page pour y ajouter une carte.', { status: 403 });
  const sent = readDraft(form, noteId);
  // A refused card is shown where cards are composed.
  const draft = { ...sent, cardId: '' };
  const fault = faultOf(draft, form);
  if (fault) return fault;
  const column = readBoard(document).columns.find(({ id }) => id === draft.columnId);
  if (!column) return { kind: 'refused', error: 'Cette colonne n’existe plus : choisissez-en une autre.', draft };
  const writer = writerOf(viewer);
  if (!(await parts.limits.take('cards-per-join', writer.id)))
    return {
      kind: 'refused',
      error: 'Beaucoup de cartes d’un coup : attendez une minute, rien n’est perdu ici.',
      draft,
    };
  const id = cardIdOf(document, sent);
  if (!mayWrite(viewer, pageState(workshop.page), locks.has(`${noteId}/${column.id}`)))
    return keepLate(acting, { ...draft, columnId: column.id, cardId: lateId(id, draft.text) });
  await parts.notes.change(noteId, writer, (shared) =>
    addCard(shared, {
      id,
      columnId: column.id,
      text: draft.text,
      onBehalfOf: draft.onBehalfOf,
      mentions: mentionsOf(form),
      authorId: writer.id,
      authorName: writer.name,
      structure: writer.structure,
    }),
  );
  return { kind: 'done', anchor: `carte-${id}` };
}

/** Kept once when it is sent twice; other words sent from the same form are kept too. */
function lateId(cardId: string, text: string): string {
  return `${cardId}-${textKey(text).slice(0, 12)}`;
}

/** The form carries the id, so that a form sent twice adds one card; other words sent from it are another card. */
function cardIdOf(document: Doc, { cardId, text }: CardDraft): string {
  if (!isId(cardId)) return uuidv4();
  const there = cardsOf(document).get(cardId);
  return there && String(there.get('text')) !== text ? uuidv4() : cardId;
}

async function changeCard(acting: Acting): Promise<CardAnswer> {
  const { parts, viewer, workshop, noteId, document, locks, form } = acting;
  const draft = readDraft(form, noteId);
  const act = String(form.get('geste'));
  const card = findCard(document, draft.cardId);
  // What was removed is no card any more; its writer may take that back.
  const isRestored = act === 'remettre' && card === null;
  if (!card && !isRestored) throw new Response('Cette carte n’est plus là.', { status: 404 });
  const isColumnLocked = [card?.columnId, act === 'deplacer' ? draft.columnId : ''].some((id) =>
    locks.has(`${noteId}/${id}`),
  );
  const authorId = cardsOf(document).get(draft.cardId)?.get('authorId');
  const isOwn = typeof authorId === 'string' && viewer.ownIds.includes(authorId);
  const isWording = act === 'modifier' && card !== null;
  const mayChange = mayChangeCard(viewer, pageState(workshop.page), { isOwn, isColumnLocked });
  const isLate = !mayChange && isWording && isOwn && mayContribute(viewer);
  if (!mayChange && !isLate) throw new Response('Cette carte ne peut pas être changée maintenant.', { status: 403 });
  const fault = isWording ? faultOf(draft, form) : null;
  if (fault) return fault;
  if (isLate) {
    const cardId = lateEditId(draft.cardId, draft.text);
    return keepLate(acting, { ...draft, columnId: card.columnId, cardId });
  }
  if (FACILITATOR_ACTS.includes(act) && !mayFacilitate(viewer))
    throw new Response('Ranger des cartes revient à qui anime l’atelier.', { status: 403 });
  const seen = form.has('avant') ? formText(form, 'avant', LONGEST_CARD) : undefined;
  const run = changeOf({ ...draft, act, seen, headId: formText(form, 'sous', 80) });
  if (!run) throw new Response('Ce geste n’existe pas.', { status: 400 });
  await parts.notes.change(noteId, writerOf(viewer), run);
  return { kind: 'done', anchor: act === 'retirer' ? noteId : `carte-${draft.cardId}` };
}

/** What was written before a lock or a freeze and sent after it. */
async function keepLate({ parts, viewer, workshop }: Acting, draft: CardDraft): Promise<CardAnswer> {
  const { join, rowActor } = viewer;
  if (!join) throw new Response('Cette page est figée.', { status: 403 });
  const { noteId, cardId, columnId, text, onBehalfOf } = draft;
  await keepLateCards(parts.database, { pageId: workshop.page.id, joinId: join.id, rowActor }, [
    { noteId, cardId, columnId, text, onBehalfOf },
  ]);
  return { kind: 'late' };
}

/** The text says the name too: a slug that is none leads nowhere and is shown nowhere. */
function mentionsOf(form: FormData): string[] {
  const slugs = form.getAll('mention').filter((slug) => typeof slug === 'string' && /^[a-z0-9-]{1,120}$/.test(slug));
  return slugs.map(String).slice(0, 10);
}

function pageState(page: { frozenAt: Date | null; lockedAt: Date | null }) {
  return { isFrozen: page.frozenAt !== null, isLocked: page.lockedAt !== null };
}
