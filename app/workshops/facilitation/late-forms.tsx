import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import type { BoardScreen } from '../page/screen.ts';

export type LateToDecide = {
  id: string;
  noteId: string;
  columnId: string;
  text: string;
  onBehalfOf: string;
  author: string;
  structure: string;
};

export function LateForms({ late, boards }: { late: LateToDecide[]; boards: BoardScreen[] }) {
  return (
    <section aria-labelledby="tardives">
      <h2 id="tardives">Contributions tardives</h2>
      <p className="text-small text-soft">Arrivées après un verrou ou la fin. Leur auteur voit ce que vous décidez.</p>
      <ul className="mt-2">
        {late.map((card) => (
          <li key={card.id} className="border-b border-line py-3">
            <p dir="auto" className="whitespace-pre-line wrap-anywhere">
              {card.text}
            </p>
            <p className="text-small text-soft">
              {card.author}
              {card.structure && `, ${card.structure}`}
              {card.onBehalfOf && ` (au nom de ${card.onBehalfOf})`} · {placeOf(card, boards)}
            </p>
            <Form method="post" className="mt-1 flex flex-wrap gap-x-4">
              <input type="hidden" name="geste" value="tardive" />
              <input type="hidden" name="tardive" value={card.id} />
              <Button name="decision" value="ajouter">
                Ajouter à la page<span className="sr-only"> : {card.text.slice(0, 60)}</span>
              </Button>
              <Button variant="quiet" name="decision" value="laisser">
                Laisser de côté<span className="sr-only"> : {card.text.slice(0, 60)}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ noteId, columnId }: LateToDecide, boards: BoardScreen[]): string {
  const board = boards.find((one) => one.noteId === noteId);
  return board?.columns.find(({ id }) => id === columnId)?.title ?? board?.title ?? '';
}
