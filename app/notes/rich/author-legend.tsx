import { classNames } from '#app/ui/class-names.ts';
import { personLook } from '../person-look.ts';

/** Whose colour is whose, in the order of first writing. */
export function AuthorLegend({ authors }: { authors: Map<number, string> }) {
  const names = [...new Set(authors.values())];
  return (
    <ul aria-label="Qui a écrit" className="mt-2 flex flex-wrap gap-2 text-small">
      {names.map((name, at) => (
        <li key={name} className={classNames('rounded-control px-2', personLook(at).tint)}>
          {name}
        </li>
      ))}
      {names.length === 0 && <li>Personne encore.</li>}
    </ul>
  );
}
