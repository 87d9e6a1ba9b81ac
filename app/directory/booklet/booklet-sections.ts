// Entries in the order in which they are printed: by need or by commune, numbered from one.

export type Sortable = { name: string; commune: string | null; services: { needs: string[] }[] };
export type BookletOrder = 'besoin' | 'commune';
export type Section<Entry> = { key: string; entries: { number: number; entry: Entry }[] };

/** By need: under the first need of each of its services, with these services only. */
export function sectionsOf<Entry extends Sortable>(
  entries: Entry[],
  order: BookletOrder,
  keys: string[],
): Section<Entry>[] {
  const parts =
    order === 'commune'
      ? entries.map((entry) => ({ key: entry.commune ?? '', entry }))
      : entries.flatMap((entry) =>
          [...Map.groupBy(entry.services, ({ needs }) => needs[0] ?? '')].map(([key, services]) => ({
            key,
            entry: { ...entry, services },
          })),
        );
  const rank = (key: string) => (order === 'besoin' ? keys.indexOf(key) : 0);
  const groups = [...Map.groupBy(parts, ({ key }) => key)].sort(
    // What has no commune, or no need, comes last.
    ([a], [b]) => Number(a === '') - Number(b === '') || rank(a) - rank(b) || a.localeCompare(b, 'fr'),
  );
  let number = 0;
  return groups.map(([key, own]) => ({
    key,
    entries: own
      .map(({ entry }) => entry)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
      .map((entry) => {
        number += 1;
        return { number, entry };
      }),
  }));
}
