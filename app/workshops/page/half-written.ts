// The card that somebody is writing, kept in its tab: phones drop pages that they do not show, and load them again.

const keyOf = (noteId: string) => `maillage-carte-${noteId}`;

export function readHalfWritten(noteId: string): string {
  try {
    return sessionStorage.getItem(keyOf(noteId)) ?? '';
  } catch {
    return '';
  }
}

/** '' forgets it. */
export function keepHalfWritten(noteId: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(keyOf(noteId));
    else sessionStorage.setItem(keyOf(noteId), text);
  } catch {
    // A tab that keeps nothing writes all the same.
  }
}
