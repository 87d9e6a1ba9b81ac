// « @ » in a card or a comment: whom the directory, or the room, knows by that name; the words keep who was chosen.
import { useEffect, useRef, useState } from 'react';

export type FoundActor = { slug: string; name: string; acronym: string | null };
/** A participant of the page; `id` of their join. */
export type FoundPerson = { id: string; name: string; structure: string };
type Chosen = { name: string } & ({ slug: string } | { id: string });

export type Mentions = {
  /** Beginning of a name, after the last « @ »; '' when none is being written. */
  typed: string;
  found: FoundActor[];
  people: FoundPerson[];
  /** Slugs that were chosen and still stand in the text. */
  slugs: string[];
  /** Participants, likewise. */
  cited: string[];
  read: (text: string, caret: number) => void;
  /** The text with the name in full. */
  choose: (text: string, one: Chosen) => string;
};

const PAUSE_MS = 180;
const AT = /(?:^|\s)@([\p{L}\d][\p{L}\d’' -]{1,39})$/u;

type Answer = { actors?: FoundActor[]; people?: FoundPerson[] };

export function useMentions(slug: string, { withPeople = false } = {}): Mentions {
  const [typed, setTyped] = useState('');
  const [{ actors = [], people = [] }, setFound] = useState<Answer>({});
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const text = useRef('');
  useEffect(() => {
    setFound({});
    if (typed === '') return;
    const aborter = new AbortController();
    const timer = setTimeout(async () => {
      const asked = new URLSearchParams({ q: typed, ...(withPeople && { avec: 'participants' }) });
      const answer = await fetch(`/ateliers/${slug}/acteurs?${asked}`, { signal: aborter.signal }).catch(() => null);
      const read = answer?.ok ? ((await answer.json().catch(() => null)) as Answer | null) : null;
      if (!aborter.signal.aborted) setFound(read ?? {});
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [typed, slug, withPeople]);
  const standing = chosen.filter(({ name }) => text.current.includes(`@${name}`));
  return {
    typed,
    found: actors.slice(0, 5),
    people: people.slice(0, 5),
    slugs: standing.flatMap((one) => ('slug' in one ? [one.slug] : [])),
    cited: standing.flatMap((one) => ('id' in one ? [one.id] : [])),
    read: (value, caret) => {
      text.current = value;
      if (value === '') setChosen([]);
      setTyped(AT.exec(value.slice(0, caret))?.[1]?.trim() ?? '');
    },
    choose: (value, one) => {
      const at = value.lastIndexOf(`@${typed}`);
      const next = at < 0 ? value : `${value.slice(0, at)}@${one.name}${value.slice(at + typed.length + 1) || ' '}`;
      text.current = next;
      setChosen((before) => [...before.filter((other) => keyOf(other) !== keyOf(one)), one]);
      setTyped('');
      return next;
    },
  };
}

function keyOf(one: Chosen): string {
  return 'slug' in one ? one.slug : one.id;
}
