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

/** Everything of a note that was begun here and not sent. */
export function allHalfWritten(noteId: string): string[] {
  try {
    const edited = Object.keys(sessionStorage)
      .filter((key) => key.startsWith(`${keyOf(noteId)}/`))
      .flatMap((key) => parse(read(key))?.text ?? []);
    return [readHalfWritten(noteId), ...edited].filter((text) => text !== '');
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
