// Words that had not left when a note was closed, kept in this tab: the page that follows may have another shape and still shows them.

const PREFIX = 'maillage-reste-';
const keyOf = (noteId: string) => `${PREFIX}${noteId}`;

export function readLeftWords(noteId: string): string {
  try {
    return sessionStorage.getItem(keyOf(noteId)) ?? '';
  } catch {
    return '';
  }
}

/** '' forgets them. */
export function keepLeftWords(noteId: string, words: string): void {
  try {
    if (words === '') sessionStorage.removeItem(keyOf(noteId));
    else sessionStorage.setItem(keyOf(noteId), words);
  } catch {
    // A tab that keeps nothing shows them as long as the page is open.
  }
}

/** Who leaves this device leaves none of them in its tab. */
export function forgetLeftWords(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // A tab that keeps nothing has nothing to forget.
  }
}
