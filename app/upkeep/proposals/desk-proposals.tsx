import { ProposalItem } from './proposal-item.tsx';
import type { ProposalsTodo } from './read-proposals-todo.server.ts';

/** Oldest first; the link of each line is where it is decided. */
export function DeskProposals({ total, proposals }: ProposalsTodo) {
  return (
    <section aria-labelledby="propositions">
      <h2 id="propositions">Propositions à relire{total > 0 && ` (${total})`}</h2>
      {total === 0 && <p className="mt-2 text-soft">Personne ne propose de changement pour le moment.</p>}
      <ul className="mt-2 divide-y divide-line">
        {proposals.map((line) => (
          <ProposalItem key={line.id} line={line} />
        ))}
      </ul>
      {total > proposals.length && (
        <p className="mt-2">
          <a href="/administration/propositions" className="link inline-flex min-h-11 items-center">
            Voir les {total - proposals.length} suivantes
          </a>
        </p>
      )}
    </section>
  );
}
