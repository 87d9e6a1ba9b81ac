// Two looks at the same search, compared.
import type { SeenEntries } from '#db/schema/favourites.ts';

export type EntryLink = { slug: string; name: string };
export type Changes = { added: EntryLink[]; changed: EntryLink[]; gone: EntryLink[] };

export function whatChanged(before: SeenEntries, now: SeenEntries): Changes {
  const links = (entries: SeenEntries, isWanted: (slug: string) => boolean) =>
    Object.entries(entries)
      .filter(([slug]) => isWanted(slug))
      .map(([slug, { name }]) => ({ slug, name }))
      .sort((left, right) => left.name.localeCompare(right.name, 'fr'));
  return {
    added: links(now, (slug) => !Object.hasOwn(before, slug)),
    changed: links(now, (slug) => Object.hasOwn(before, slug) && before[slug]?.stamp !== now[slug]?.stamp),
    gone: links(before, (slug) => !Object.hasOwn(now, slug)),
  };
}

export function countChanges({ added, changed, gone }: Changes): number {
  return added.length + changed.length + gone.length;
}
