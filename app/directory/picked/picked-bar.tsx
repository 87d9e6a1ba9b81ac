import { plural } from '../list-words.ts';
import { pickedSearch } from './picked.ts';

/** What is on the list so far, above the results; nothing before the first pick. */
export function PickedBar({ picked }: { picked: string[] }) {
  if (picked.length === 0) return null;
  return (
    <p className="screen-only flex flex-wrap items-center gap-x-4 rounded-control bg-action-tint px-4 py-1 text-small">
      <span className="font-semibold">Ma liste : {plural(picked.length, 'acteur', 'acteurs')}</span>
      <a href={`/annuaire/liste${pickedSearch(picked)}`} className="link inline-flex min-h-11 items-center">
        Voir, imprimer, partager
      </a>
    </p>
  );
}
