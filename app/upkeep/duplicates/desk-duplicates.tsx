import { PairList } from './pair-list.tsx';
import type { DuplicatesTodo } from './read-duplicates-todo.server.ts';

export function DeskDuplicates({ total, pairs }: DuplicatesTodo) {
  return (
    <section aria-labelledby="doublons">
      <h2 id="doublons">Doublons possibles{total > 0 && ` (${total})`}</h2>
      {total === 0 && <p className="mt-2 text-soft">Aucune fiche ne semble écrite deux fois.</p>}
      {pairs.length > 0 && <PairList pairs={pairs} />}
      {total > pairs.length && (
        <p className="mt-2">
          <a href="/administration/doublons" className="link inline-flex min-h-11 items-center">
            Voir les {total - pairs.length} suivantes
          </a>
        </p>
      )}
    </section>
  );
}
