import { Fragment } from 'react';
import { type CardOutcome, outcomeWords } from './outcome-words.ts';

/** « Devenue une tâche, un groupe de travail » */
export function CardOutcomes({ outcomes }: { outcomes: CardOutcome[] }) {
  if (outcomes.length === 0) return null;
  return (
    <p className="mt-1 text-small text-soft">
      Devenue{' '}
      {outcomes.map((outcome, at) => (
        <Fragment key={outcome.kind}>
          {at > 0 && ', '}
          {outcome.href ? (
            <a href={outcome.href} className="link inline-flex min-h-8 items-center">
              {outcomeWords(outcome)}
            </a>
          ) : (
            outcomeWords(outcome)
          )}
        </Fragment>
      ))}
    </p>
  );
}
