import { mediumDate } from '#app/ui/french-date.ts';
import type { ProposalDecision } from '#db/schema/proposals.ts';

const VERDICTS = { accepted: 'Pris', amended: 'Pris, écrit autrement', refused: 'Non pris' };

export type SettledProposalProps = { decisions: ProposalDecision[]; answer: string; settledAt: string | null };

/** What was decided, for who comes back to it. */
export function SettledProposal({ decisions, answer, settledAt }: SettledProposalProps) {
  return (
    <section aria-labelledby="decide" className="mt-8">
      <h2 id="decide">Traitée{settledAt && ` le ${mediumDate(new Date(settledAt))}`}</h2>
      <dl className="mt-3 divide-y divide-line">
        {decisions.map(({ path, label, after, verdict, reason }) => (
          <div key={path} className="py-3">
            <dt className="font-semibold break-words">
              {label} : {VERDICTS[verdict]}
            </dt>
            <dd className="break-words whitespace-pre-wrap">
              {after ?? 'rien'}
              {reason && <span className="block text-soft">{reason}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {answer && <p className="mt-3 max-w-prose break-words whitespace-pre-wrap">{answer}</p>}
    </section>
  );
}
