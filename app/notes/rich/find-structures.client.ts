import type { FoundStructure } from './rich-note-props.ts';

type Item = { slug?: unknown; name?: unknown; commune?: { name?: unknown } | null };

/** Structures of the public directory, by the words of their name. */
export async function findPublicStructures(words: string): Promise<FoundStructure[]> {
  const asked = new URLSearchParams({ q: words, par: 'acteurs', limite: '6' });
  const answer = await fetch(`/api/v1/annuaire?${asked}`);
  if (!answer.ok) return [];
  const { items } = (await answer.json()) as { items?: Item[] };
  return (items ?? []).flatMap(({ slug, name, commune }) =>
    typeof slug === 'string' && typeof name === 'string'
      ? [{ slug, name, ...(typeof commune?.name === 'string' && { place: commune.name }) }]
      : [],
  );
}
