import type { VoteScreen } from './screen.ts';

/** That a vote is open, and what one has left to give: the buttons that go away with the last point say nothing. */
export function VoteWords({ vote, mayVote }: { vote: VoteScreen | null; mayVote: boolean }) {
  if (!vote?.isOpen) return null;
  const left = vote.points - Object.values(vote.mine).reduce((sum, points) => sum + points, 0);
  return (
    <p role="status" className="mt-4 border-l-4 border-action pl-3">
      <span className="font-semibold">Un vote est ouvert.</span> {mayVote && leftWords(left, vote.points)}
      {vote.isHidden && ' Le résultat s’affichera à la clôture.'}
    </p>
  );
}

function leftWords(left: number, points: number): string {
  if (left === 0) return 'Vous avez donné tous vos points. Vous pouvez en reprendre.';
  if (left === points) return points === 1 ? 'Vous avez un point à donner.' : `Vous avez ${points} points à donner.`;
  return left === 1 ? 'Il vous reste un point à donner.' : `Il vous reste ${left} points à donner.`;
}
