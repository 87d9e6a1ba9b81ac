import { joined } from '#app/directory/list-words.ts';
import { Badge } from '#app/ui/badge.tsx';
import type { PairLine, PairSide } from './pair-view.ts';

/** One line per pair: both names, why they look alike, and the way to decide. */
export function PairList({ pairs }: { pairs: PairLine[] }) {
  return (
    <ul className="mt-4 divide-y divide-line">
      {pairs.map((pair) => (
        <li key={pair.id} className="py-4">
          <a
            href={`/administration/doublons/${pair.id}`}
            className="link inline-flex min-h-11 flex-wrap items-center gap-x-2 font-semibold break-words"
          >
            <span>{pair.left.name}</span>
            <span className="font-normal text-soft">et</span>
            <span>{pair.right.name}</span>
          </a>
          <p className="text-small text-soft">{sidesWords(pair.left, pair.right)}</p>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
            {pair.turn === 'mine' && <Badge tone="action">Fusion proposée : à vous de répondre</Badge>}
            {pair.turn === 'theirs' && <Badge>Fusion proposée : en attente de l’autre territoire</Badge>}
            <span>
              <span className="text-soft">parce que : </span>
              {joined(pair.reasons)}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function sidesWords(left: PairSide, right: PairSide): string {
  const about = left.about === right.about ? left.about : `${left.about} / ${right.about}`;
  return left.territory === right.territory
    ? `${about} · ${left.territory}`
    : `${about} · ${left.territory} / ${right.territory}`;
}
