// What somebody does below a card, by form or from the board: the server decides.
import { uuidv4 } from 'lib0/random';
import { findPersonalWords } from '#app/notes/personal-words.ts';
import { isId } from '#app/server/ids.ts';
import type { Parts } from '#app/server/parts.ts';
import { formText } from '#app/ui/plain-text.ts';
import type { Opened } from '../page/read-screen.server.ts';
import { mayContribute, mayRemoveComment } from '../workshop-policy.ts';
import { citedIn, LONGEST_COMMENT, MOST_STRUCTURES } from './card-comment.ts';
import { type CommentPlace, commentPlaces, openedWithCard } from './commented-cards.server.ts';
import { readCitable } from './read-comments.server.ts';
import { keepComment, removeComment, seeComments } from './store-comment.server.ts';

export type CommentAnswer =
  | { kind: 'done'; cardId: string }
  | { kind: 'refused'; cardId: string; error: string; text: string; isPersonal: boolean };

type Acting = Opened & { parts: Parts; cardId: string; place: CommentPlace; form: FormData };

/** Throws 400, 403 and 404. */
export async function actOnComments(parts: Parts, asked: Opened, form: FormData): Promise<CommentAnswer> {
  const cardId = formText(form, 'carte', 80);
  const opened = await openedWithCard(parts, asked, cardId);
  const place = (await commentPlaces(parts, opened)).get(cardId);
  if (!place) throw new Response('Cette carte n’est plus là.', { status: 404 });
  const acting = { ...opened, parts, cardId, place, form };
  switch (form.get('geste')) {
    case 'commenter':
      return comment(acting);
    case 'retirer-commentaire':
      return remove(acting);
    case 'vu':
      return see(acting);
    default:
      throw new Response('Ce geste n’existe pas.', { status: 400 });
  }
}

async function comment(acting: Acting): Promise<CommentAnswer> {
  const { parts, viewer, workshop, cardId, place, form } = acting;
  if (!mayContribute(viewer)) throw new Response('Rejoignez la page pour y commenter une carte.', { status: 403 });
  const text = formText(form, 'commentaire', LONGEST_COMMENT);
  const refuse = (error: string, isPersonal = false): CommentAnswer => ({
    kind: 'refused',
    cardId,
    error,
    text,
    isPersonal,
  });
  if (text === '') return refuse('Écrivez quelques mots d’abord.');
  const [found] = form.get('public') === 'oui' ? [] : findPersonalWords(text);
  if (found) return refuse(found.reason, true);
  const [writerId = ''] = viewer.ownIds;
  if (!(await parts.limits.take('comments-per-join', writerId)))
    return refuse('Beaucoup de commentaires d’un coup : attendez une minute, rien n’est perdu ici.');
  const { page } = workshop;
  const chosen = new Set(form.getAll('cite').map(String));
  const id = formText(form, 'commentaire-id', 40);
  const kept = await keepComment(parts.database, viewer.rowActor, {
    id: isId(id) ? id : uuidv4(),
    pageId: page.id,
    noteId: place.noteId,
    cardId,
    columnId: place.card.columnId,
    joinId: viewer.join?.id ?? null,
    personId: viewer.join ? null : viewer.personId,
    text,
    mentions: structuresOf(form),
    cited: citedIn(text, await readCitable(parts.database, page.id), chosen),
    mayArrange: place.mayArrange,
  });
  if (kept === 'closed')
    return refuse('Cette carte ne prend plus de commentaire : sa colonne ou la page vient d’être fermée.');
  if (kept === 'full')
    return refuse('Cette carte a déjà beaucoup de commentaires : écrivez plutôt une nouvelle carte.');
  await tell(acting);
  return { kind: 'done', cardId };
}

async function remove(acting: Acting): Promise<CommentAnswer> {
  const { parts, viewer, workshop, cardId, place, form } = acting;
  const id = formText(form, 'commentaire-id', 40);
  if (!mayRemoveComment(viewer, { isOwn: true, mayWriteHere: place.mayWriteHere }))
    throw new Response('Ce commentaire ne peut pas être retiré maintenant.', { status: 403 });
  const gone = { pageId: workshop.page.id, cardId, id };
  if (!isId(id) || !(await removeComment(parts.database, viewer.rowActor, gone)))
    throw new Response('Ce commentaire n’est plus là, ou n’est pas le vôtre.', { status: 404 });
  await tell(acting);
  return { kind: 'done', cardId };
}

async function see({ parts, viewer, workshop, cardId }: Acting): Promise<CommentAnswer> {
  const { join, rowActor } = viewer;
  if (join) await seeComments(parts.database, rowActor, { pageId: workshop.page.id, cardId, joinId: join.id });
  return { kind: 'done', cardId };
}

/** Whoever has the board open hears it on that board. */
async function tell({ parts, place }: Acting): Promise<void> {
  await parts.notes.tell(place.noteId, { kind: 'page-changed' });
}

/** The text says the name too: a slug that is none leads nowhere and is shown nowhere. */
function structuresOf(form: FormData): string[] {
  const slugs = form.getAll('mention').filter((slug) => typeof slug === 'string' && /^[a-z0-9-]{1,120}$/.test(slug));
  return [...new Set(slugs.map(String))].slice(0, MOST_STRUCTURES);
}
