/** What `table` says of a word that came from an address or a form: nothing of what every object inherits. */
export function ownWords<Words>(table: Readonly<Record<string, Words>>, word: string | null | undefined): Words | null {
  return typeof word === 'string' && Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}
