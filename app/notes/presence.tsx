// Who is on the page now, by name and structure.
import { useEffect, useRef, useState } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { gatherJoins } from './joins.ts';
import type { Present } from './live-status.ts';
import { personLook } from './person-look.ts';

const NAMES_IN_VIEW = 4;
const SPEAK_EVERY_MS = 15_000;

export type PresenceProps = {
  people: Present[];
  /** Left out where there is nothing to follow. */
  onFollow?: (id: string) => void;
  followed?: string | null;
  className?: string;
};

export function Presence({ people, className, ...following }: PresenceProps) {
  const said = useJoins(people);
  const others = people.filter(({ isMe }) => !isMe);
  return (
    <div className={className}>
      {others.length === 0 ? (
        <p className="text-small text-soft">Personne d’autre ici pour le moment.</p>
      ) : others.length <= NAMES_IN_VIEW ? (
        <Names people={people} isRow {...following} />
      ) : (
        <details className="text-small">
          <summary className="min-h-6 font-semibold">{people.length} personnes ici</summary>
          <Names people={people} {...following} />
        </details>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

function Names({ people, onFollow, followed, isRow = false }: PresenceProps & { isRow?: boolean }) {
  return (
    <ul
      aria-label="Personnes présentes"
      className={classNames('text-small', isRow ? 'flex flex-wrap gap-x-4 gap-y-1' : 'mt-1 space-y-1')}
    >
      {people.map(({ id, name, structure, colour, isMe }) => (
        <li key={id} className="flex items-baseline gap-1.5">
          <span aria-hidden="true" className={classNames('size-2.5 shrink-0 rounded-full', personLook(colour).dot)} />
          <span>
            {name}
            {isMe && ' (vous)'}
            {structure && <span className="text-soft">, {structure}</span>}
          </span>
          {onFollow && !isMe && (
            <button
              type="button"
              aria-pressed={followed === id}
              aria-label={`Suivre ${name}`}
              className={classNames(
                'min-h-6 cursor-pointer text-action underline underline-offset-4',
                followed === id ? 'font-semibold decoration-2' : 'decoration-1',
              )}
              onClick={() => onFollow(id)}
            >
              Suivre
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Speaks of arrivals together, at most four times a minute. */
function useJoins(people: Present[]): string {
  const [said, setSaid] = useState('');
  const [gather] = useState(gatherJoins);
  const latest = useRef(people);
  latest.current = people;
  const hasPeople = people.length > 0;
  useEffect(() => {
    if (!hasPeople) return;
    // The first quarter of a minute brings everybody who was there already.
    const timer = setInterval(() => setSaid(gather(latest.current)), SPEAK_EVERY_MS);
    return () => clearInterval(timer);
  }, [hasPeople, gather]);
  return said;
}
