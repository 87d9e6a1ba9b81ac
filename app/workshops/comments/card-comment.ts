// A comment below a card, and whom it names. Pure.

export const LONGEST_COMMENT = 600;
/** Of one card, and of a whole page: more than a room says. */
export const MOST_PER_CARD = 100;
export const MOST_PER_PAGE = 3_000;
export const MOST_CITED = 20;
export const MOST_STRUCTURES = 10;

export type CardComment = {
  id: string;
  cardId: string;
  author: string;
  structure: string;
  text: string;
  /** ISO, by the clock of the base. */
  at: string;
  /** Of the directory. */
  mentions: { slug: string; name: string }[];
  isMine: boolean;
  mayRemove: boolean;
  /** Names this reader, who has not said yet that they read it. */
  citesMe: boolean;
};

/** What a board says of the comments of one card. `latest`: changes whenever the thread does. */
export type CommentCount = { count: number; latest: string; citesMe: boolean };

export type Citable = { id: string; name: string };
export type Cited = { id: string; name: string };

/**
 * Participants whom the text names with « @ », as it writes them: the longest name that stands there. Of several who share a name,
 * those that were chosen; nobody when none was.
 */
export function citedIn(text: string, participants: Citable[], chosen: ReadonlySet<string>): Cited[] {
  const named = participants
    .map((one) => ({ ...one, name: one.name.trim() }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
  const found = new Map<string, Cited>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const rest = text.slice(at + 1);
    const longest = named.find(({ name }) => startsWithName(rest, name));
    if (!longest) continue;
    const alike = named.filter(({ name }) => folded(name) === folded(longest.name));
    const meant = alike.length === 1 ? alike : alike.filter(({ id }) => chosen.has(id));
    for (const { id } of meant) found.set(id, { id, name: rest.slice(0, longest.name.length) });
    if (found.size >= MOST_CITED) break;
  }
  return [...found.values()].slice(0, MOST_CITED);
}

function startsWithName(text: string, name: string): boolean {
  return folded(text.slice(0, name.length)) === folded(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

function folded(text: string): string {
  return text.toLocaleLowerCase('fr');
}

/** What a phone shows at once. */
const SHOWN = 5;

/** The last ones, and from the first that still calls this reader on; where that leaves one or two, all of them. */
export function foldedComments<One extends { citesMe: boolean }>(comments: One[]): { older: One[]; shown: One[] } {
  const called = comments.findIndex(({ citesMe }) => citesMe);
  const last = comments.length - SHOWN;
  const from = called < 0 ? last : Math.min(called, last);
  return from < 3 ? { older: [], shown: comments } : { older: comments.slice(0, from), shown: comments.slice(from) };
}

export function countWords(count: number): string {
  return count > 1 ? `${count} commentaires` : `${count} commentaire`;
}

/** Where the forms of one card go without script. */
export function threadAddress(slug: string, cardId: string): string {
  return `/ateliers/${slug}/commentaires?carte=${encodeURIComponent(cardId)}`;
}
