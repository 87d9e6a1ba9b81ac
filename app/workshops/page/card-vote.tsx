import { Form, useActionData } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import type { BoardCard } from '../board/board.ts';
import type { VoteScreen } from './screen.ts';
import type { UnsentForm } from './unsent-form.ts';

export function CardVote({
  noteId,
  card,
  vote,
  mayVote,
}: {
  noteId: string;
  card: BoardCard;
  vote: VoteScreen;
  mayVote: boolean;
}) {
  const total = vote.totals?.[card.id] ?? 0;
  const mine = vote.mine[card.id] ?? 0;
  const given = Object.values(vote.mine).reduce((sum, points) => sum + points, 0);
  const about = card.text.slice(0, 60);
  const answered = useActionData<UnsentForm | Record<string, never>>();
  const unsent = answered?.unsent === card.id && !answered.draft ? answered.error : null;
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-x-3 text-small">
      <input type="hidden" name="note" value={noteId} />
      <input type="hidden" name="carte" value={card.id} />
      {vote.totals && (vote.isOpen || total > 0) && (
        <span className={total > 0 ? 'font-semibold' : 'text-soft'}>
          {total} {total > 1 ? 'points' : 'point'}
        </span>
      )}
      {vote.isOpen && mine > 0 && <span>dont {mine} de vous</span>}
      {vote.isOpen && mayVote && given < vote.points && (
        <Button variant="quiet" name="geste" value="voter">
          Donner un point<span className="sr-only"> à : {about}</span>
        </Button>
      )}
      {vote.isOpen && mayVote && mine > 0 && (
        <Button variant="quiet" name="geste" value="reprendre">
          Reprendre un point<span className="sr-only"> de : {about}</span>
        </Button>
      )}
      {unsent && (
        <span role="alert" className="basis-full font-semibold">
          {unsent}
        </span>
      )}
    </Form>
  );
}
