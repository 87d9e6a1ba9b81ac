// What somebody is writing on cards, kept in its tab: phones drop pages that they do not show, and load them again; a card that is
// moved, locked or frozen meanwhile is drawn anew.

const keyOf = (noteId: string) => `maillage-carte-${noteId}`;
const editedKey = (noteId: string, cardId: string) => `${keyOf(noteId)}/${cardId}`;

/** Other words for a card; `seen`: what stood there when one began. */
export type HalfEdited = { seen: string; text: string };

export function readHalfWritten(noteId: string): string {
  return read(keyOf(noteId)) ?? '';
}

/** '' forgets it. */
export function keepHalfWritten(noteId: string, text: string): void {
  keep(keyOf(noteId), text === '' ? null : text);
}

export function readHalfEdited(noteId: string, cardId: string): HalfEdited | null {
  return parse(read(editedKey(noteId, cardId)));
}

/** null forgets it. */
export function keepHalfEdited(noteId: string, cardId: string, edited: HalfEdited | null): void {
  keep(editedKey(noteId, cardId), edited && JSON.stringify(edited));
}

/** Other words for cards that are there no more, and forgets them. */
export function takeOrphaned(noteId: string, cardIds: ReadonlySet<string>): string[] {
  return editedCards(noteId)
    .filter((cardId) => !cardIds.has(cardId))
    .flatMap((cardId) => {
      const edited = readHalfEdited(noteId, cardId);
      keepHalfEdited(noteId, cardId, null);
      return edited && edited.text !== edited.seen ? edited.text : [];
    });
}

/** Everything of a note that was begun here and not sent. */
export function allHalfWritten(noteId: string): string[] {
  const edited = editedCards(noteId).flatMap((cardId) => readHalfEdited(noteId, cardId)?.text ?? []);
  return [readHalfWritten(noteId), ...edited].filter((text) => text !== '');
}

function editedCards(noteId: string): string[] {
  const start = editedKey(noteId, '');
  try {
    return Object.keys(sessionStorage).flatMap((key) => (key.startsWith(start) ? key.slice(start.length) : []));
  } catch {
    return [];
  }
}

function parse(kept: string | null): HalfEdited | null {
  try {
    return kept === null ? null : (JSON.parse(kept) as HalfEdited);
  } catch {
    return null;
  }
}

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // A tab that keeps nothing writes all the same.
  }
}
