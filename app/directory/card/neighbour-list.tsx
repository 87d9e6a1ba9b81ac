import { FamilyGlyph } from '#app/ui/family-glyph.tsx';
import { familyLook } from '../family-look.ts';
import type { NeighbourView } from './card-view.ts';

export function NeighbourList({
  id,
  title,
  lead,
  actors,
}: {
  id: string;
  title: string;
  lead: string;
  actors: NeighbourView[];
}) {
  if (actors.length === 0) return null;
  return (
    <section aria-labelledby={id} className="screen-only">
      <h2 id={id}>{title}</h2>
      <p className="mt-1 text-small text-soft">{lead}</p>
      <ul className="mt-2 divide-y divide-line">
        {actors.map((actor) => (
          <li key={actor.slug} className="flex gap-3 py-3">
            <FamilyGlyph {...familyLook(actor.family)} size="small" />
            <div className="min-w-0">
              <a href={`/annuaire/${actor.slug}`} className="link font-semibold">
                {actor.name}
              </a>
              <p className="text-small text-soft">{actor.needs || actor.kind}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
