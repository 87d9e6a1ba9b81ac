import { Badge, FreshnessBadge } from '#app/ui/badge.tsx';
import type { PairDetail, PairSide } from './pair-view.ts';

export const SIDE_NAMES = { left: 'Fiche A', right: 'Fiche B' } as const;

/** Who the two are, before anything is chosen. */
export function PairSides({ pair }: { pair: PairDetail }) {
  return (
    <div className="mt-6 grid gap-4 sm:grid-cols-2">
      {(['left', 'right'] as const).map((side) => (
        <SideHead key={side} name={SIDE_NAMES[side]} side={pair[side]} />
      ))}
    </div>
  );
}

function SideHead({ name, side }: { name: string; side: PairSide }) {
  const verifiedAt = side.verifiedAt === null ? null : new Date(side.verifiedAt);
  return (
    <section aria-label={name} className="border-l-4 border-line pl-4">
      <p className="text-small font-semibold text-soft">{name}</p>
      <h2 className="break-words">{side.name}</h2>
      <p className="text-small text-soft">
        {side.about} · {side.territory}
      </p>
      <p className="mt-1 flex flex-wrap gap-2 text-small">
        <FreshnessBadge
          date={verifiedAt}
          now={new Date()}
          verb="Vérifié en"
          verbWithDay="Vérifié le"
          unknown="Jamais vérifié"
        />
        {side.status === 'archived' && <Badge>Retirée de l’annuaire</Badge>}
        {side.status === 'draft' && <Badge>En préparation</Badge>}
      </p>
      {side.status === 'published' && (
        <a href={`/annuaire/${side.slug}`} className="link inline-flex min-h-11 items-center text-small">
          Voir la fiche
          <span className="sr-only"> {name}</span>
        </a>
      )}
    </section>
  );
}
