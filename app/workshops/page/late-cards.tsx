import type { WorkshopScreen } from './screen.ts';

const DECISIONS = {
  added: 'ajoutée à la page',
  left: 'laissée de côté',
  waiting: 'en attente de la personne qui anime',
};

/** What one brought too late, and what became of it. */
export function LateCards({ cards }: { cards: WorkshopScreen['late'] }) {
  return (
    <section id="tardives" aria-labelledby="tardives-titre">
      <h2 id="tardives-titre">Vos contributions tardives</h2>
      <ul className="mt-2">
        {cards.map(({ id, text, decision }) => (
          <li key={id} className="border-b border-line py-3">
            <p dir="auto" className="whitespace-pre-line">
              {text}
            </p>
            <p className="text-small text-soft">{DECISIONS[decision ?? 'waiting']}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
