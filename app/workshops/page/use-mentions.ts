// « @ » in a card: what the directory knows by that name, and the card that keeps it.
import { useEffect, useRef, useState } from 'react';

export type FoundActor = { slug: string; name: string; acronym: string | null };
export type Mentions = {
  /** Beginning of a name, after the last « @ »; '' when none is being written. */
  typed: string;
  found: FoundActor[];
  /** Slugs that were chosen and still stand in the text. */
  slugs: string[];
  read: (text: string, caret: number) => void;
  /** The text with the name in full. */
  choose: (text: string, actor: FoundActor) => string;
};

const PAUSE_MS = 180;
const AT = /(?:^|\s)@([\p{L}\d][\p{L}\d’' -]{1,39})$/u;

export function useMentions(slug: string): Mentions {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<FoundActor[]>([]);
  const [chosen, setChosen] = useState<FoundActor[]>([]);
  const text = useRef('');
  useEffect(() => {
    setFound([]);
    if (typed === '') return;
    const aborter = new AbortController();
    const timer = setTimeout(async () => {
      const address = `/ateliers/${slug}/acteurs?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address, { signal: aborter.signal }).catch(() => null);
      const read = answer?.ok ? ((await answer.json().catch(() => null)) as { actors?: FoundActor[] } | null) : null;
      if (!aborter.signal.aborted) setFound((read?.actors ?? []).slice(0, 5));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [typed, slug]);
  return {
    typed,
    found,
    slugs: chosen.filter(({ name }) => text.current.includes(`@${name}`)).map((actor) => actor.slug),
    read: (value, caret) => {
      text.current = value;
      if (value === '') setChosen([]);
      setTyped(AT.exec(value.slice(0, caret))?.[1]?.trim() ?? '');
    },
    choose: (value, actor) => {
      const at = value.lastIndexOf(`@${typed}`);
      const next = at < 0 ? value : `${value.slice(0, at)}@${actor.name}${value.slice(at + typed.length + 1) || ' '}`;
      text.current = next;
      setChosen((before) => [...before.filter(({ slug: other }) => other !== actor.slug), actor]);
      setTyped('');
      return next;
    },
  };
}
