import { useEffect, useRef } from 'react';
import type { BoardColumn } from '../board/board.ts';

/** A card is seen a moment before it is stored: the first answer may still lack the name. */
const MOST_ASKED = 3;

/** Live cards bring who they mention, not what they are called: the page is read again for a name that it lacks. */
export function useMentionNames(live: BoardColumn[] | null, mentioned: Record<string, string>, reread: () => void) {
  const asked = useRef(new Map<string, { times: number; before: object }>());
  useEffect(() => {
    const slugs = live?.flatMap(({ cards }) => cards.flatMap(({ mentions }) => mentions)) ?? [];
    const lacking = [...new Set(slugs)].filter((slug) => {
      const { times, before } = asked.current.get(slug) ?? { times: 0, before: null };
      return !Object.hasOwn(mentioned, slug) && before !== mentioned && times < MOST_ASKED;
    });
    if (lacking.length === 0) return;
    for (const slug of lacking)
      asked.current.set(slug, { times: (asked.current.get(slug)?.times ?? 0) + 1, before: mentioned });
    reread();
  }, [live, mentioned, reread]);
}
