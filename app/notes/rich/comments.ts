// Comments beside a note, in its document: who wrote them, on which words, what was answered.
import * as Y from 'yjs';
import { COMMENTS_FIELD } from './rich-schema.ts';

export type CommentWriter = { id: string; name: string };
export type CommentMention = { slug: string; name: string };
export type Answer = { authorId: string; author: string; at: number; text: string };
export type NoteComment = Answer & {
  id: string;
  /** Ends of the words it is about, which move with them; JSON of Yjs relative positions. */
  start: unknown;
  end: unknown;
  /** Those words as they were. */
  quote: string;
  mentions: CommentMention[];
  isSettled: boolean;
  answers: Answer[];
};

const LONGEST_COMMENT = 2_000;
const LONGEST_QUOTE = 140;

export type NewComment = {
  start: unknown;
  end: unknown;
  quote: string;
  text: string;
  mentions: CommentMention[];
  at: number;
};

export function addComment(document: Y.Doc, writer: CommentWriter, comment: NewComment): string {
  const id = crypto.randomUUID();
  document.transact(() => {
    const entry = new Y.Map<unknown>();
    const { start, end, quote, text, mentions, at } = comment;
    const told = { authorId: writer.id, author: writer.name, at, start, end, mentions };
    for (const [name, value] of Object.entries(told)) entry.set(name, value);
    entry.set('text', text.trim().slice(0, LONGEST_COMMENT));
    entry.set('quote', quote.trim().slice(0, LONGEST_QUOTE));
    entry.set('answers', new Y.Array());
    all(document).set(id, entry);
  });
  return id;
}

export function answerComment(document: Y.Doc, writer: CommentWriter, id: string, text: string, at: number): void {
  const answers = all(document).get(id)?.get('answers');
  if (!(answers instanceof Y.Array) || text.trim() === '') return;
  answers.push([{ authorId: writer.id, author: writer.name, at, text: text.trim().slice(0, LONGEST_COMMENT) }]);
}

export function settleComment(document: Y.Doc, id: string, isSettled: boolean): void {
  all(document).get(id)?.set('isSettled', isSettled);
}

/** Flagged, not taken out: what somebody answers at the same moment is not lost. One's own, or anybody's for who arranges the note. */
export function removeComment(document: Y.Doc, by: { id: string; arranges?: boolean }, id: string): void {
  const comment = all(document).get(id);
  if (by.arranges || comment?.get('authorId') === by.id) comment?.set('removed', true);
}

/** The oldest first; what is not well formed is left out. */
export function readComments(document: Y.Doc): NoteComment[] {
  const found: NoteComment[] = [];
  for (const [id, comment] of all(document)) {
    if (!(comment instanceof Y.Map) || comment.get('removed') === true) continue;
    const told = comment.toJSON() as Record<string, unknown>;
    const answer = readAnswer(told);
    if (!answer) continue;
    found.push({
      ...answer,
      id,
      start: told.start,
      end: told.end,
      quote: typeof told.quote === 'string' ? told.quote : '',
      mentions: list(told.mentions).flatMap((one) => readMention(one) ?? []),
      isSettled: told.isSettled === true,
      answers: list(told.answers).flatMap((one) => readAnswer(one) ?? []),
    });
  }
  return found.sort((one, other) => one.at - other.at || one.id.localeCompare(other.id));
}

function all(document: Y.Doc): Y.Map<Y.Map<unknown>> {
  return document.getMap(COMMENTS_FIELD);
}

function readAnswer(value: unknown): Answer | null {
  const { authorId, author, at, text } = (value ?? {}) as Record<string, unknown>;
  if (typeof authorId !== 'string' || typeof author !== 'string' || typeof text !== 'string' || text === '')
    return null;
  return { authorId, author, text, at: Number(at) || 0 };
}

function readMention(value: unknown): CommentMention | null {
  const { slug, name } = (value ?? {}) as Record<string, unknown>;
  return typeof slug === 'string' && /^[a-z0-9-]+$/.test(slug) && typeof name === 'string' ? { slug, name } : null;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
