// Takes names of people out of a note's document: who wrote a card or a comment, and whom others named as the one who spoke. What they
// wrote stays. Pure on the document; what is overwritten leaves the encoded state at the end of the transaction.
import * as Y from 'yjs';
import { COMMENTS_FIELD } from '#app/notes/rich/rich-schema.ts';
import { cardsOf } from '../board/board.ts';

export type Forgotten = {
  /** As cards and comments know them: a join, or a person. */
  author: string;
  /** What stands in the place of the name. */
  written: string;
  /** How others may have named them. */
  names: string[];
  /** An account that was erased; otherwise a participant whose day had come. */
  isErased: boolean;
};

/** `isOrganisation`: told by its name; an organisation of the directory is nobody's personal data. */
export function forgetWriters(
  document: Y.Doc,
  forgotten: Forgotten[],
  isOrganisation: (name: string) => boolean,
): void {
  const byAuthor = new Map(forgotten.map((one) => [one.author, one]));
  const names = new Set(forgotten.flatMap((one) => one.names));
  document.transact(() => {
    for (const card of cardsOf(document).values()) {
      if (!(card instanceof Y.Map)) continue;
      const writer = byAuthor.get(String(card.get('authorId')));
      const spoken = String(card.get('onBehalfOf') ?? '');
      if (writer) {
        put(card, 'authorName', writer.written);
        const structure = String(card.get('structure') ?? '');
        if (writer.isErased && structure !== '' && !isOrganisation(structure)) put(card, 'structure', '');
      }
      const isTheirs = names.has(spoken) || (writer !== undefined && !writer.isErased && !isOrganisation(spoken));
      if (spoken !== '' && isTheirs) put(card, 'onBehalfOf', '');
    }
    for (const comment of document.getMap(COMMENTS_FIELD).values()) {
      if (!(comment instanceof Y.Map)) continue;
      const writer = byAuthor.get(String(comment.get('authorId')));
      if (writer) put(comment, 'author', writer.written);
      forgetAnswers(comment.get('answers'), byAuthor);
    }
  });
}

function forgetAnswers(answers: unknown, byAuthor: Map<string, Forgotten>): void {
  if (!(answers instanceof Y.Array)) return;
  answers.toArray().forEach((answer: unknown, at) => {
    const told = answer as { authorId?: unknown; author?: unknown } | null;
    const writer = byAuthor.get(String(told?.authorId));
    if (!writer || told?.author === writer.written) return;
    answers.delete(at, 1);
    answers.insert(at, [{ ...told, author: writer.written }]);
  });
}

function put(map: Y.Map<unknown>, name: string, value: string): void {
  if (map.get(name) !== value) map.set(name, value);
}
