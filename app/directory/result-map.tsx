import { useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { MapView } from '#app/map/map-view.tsx';
import type { Bounds } from '#app/map/world.ts';
import { Notice } from '#app/ui/notice.tsx';
import { type DirectoryQuery, directoryHref } from './directory-query.ts';
import { joined, plural } from './list-words.ts';
import { MAP_TINTS } from './map-tints.ts';
import type { MapData } from './read-map-view.server.ts';

export type ResultMapProps = { map: MapData; view: { query: DirectoryQuery } };

type Chosen = { slug: string; name: string; services: string[] };

/** The live map in step with the list: hover or focus on one shows on the other. */
export function ResultMap({ map, view }: ResultMapProps) {
  const navigate = useNavigate();
  const highlighted = useListHighlight(map.ordinals);
  const [chosen, setChosen] = useState<Chosen[]>([]);

  function handleSearchArea(box: Bounds): void {
    navigate(directoryHref(view.query, { box }), { preventScrollReset: true });
  }

  async function handleSelect(ordinals: readonly number[]): Promise<void> {
    const parameters = new URLSearchParams(ordinals.slice(0, 40).map((ordinal) => ['point', String(ordinal)]));
    const answer = await fetch(`${map.pointsUrl}/acteurs?${parameters}`).catch(() => null);
    setChosen(answer?.ok ? ((await answer.json()) as Chosen[]) : []);
  }

  return (
    <section aria-label="Carte" className="screen-only xl:sticky xl:top-4 xl:self-start">
      <div className="h-[55vh] min-h-80 xl:h-[80vh]">
        <MapView
          pointsUrl={map.pointsUrl}
          bitset={map.bitset}
          tints={MAP_TINTS}
          highlighted={highlighted}
          onHover={showInList(map.ordinals)}
          onSelect={handleSelect}
          onSearchArea={handleSearchArea}
          zone={map.zone}
          places={map.places}
          tiles={map.tiles}
          initialBounds={map.bounds}
        >
          {chosen.length > 0 && <ChosenActors actors={chosen} onClose={() => setChosen([])} />}
        </MapView>
      </div>
      <p className="mt-2 text-small text-soft">
        {plural(map.points, 'lieu d’accueil', 'lieux d’accueil')}. Ce qui se fait à domicile ou à distance n’a pas de
        point.
      </p>
      {!map.isComplete && (
        <Notice tone="warning" className="mt-2">
          <p>Trop de réponses pour toutes les placer : précisez la commune ou les mots.</p>
        </Notice>
      )}
    </section>
  );
}

function ChosenActors({ actors, onClose }: { actors: Chosen[]; onClose: () => void }) {
  return (
    <div className="max-h-48 overflow-auto rounded-panel border border-line bg-raised p-3 text-small">
      <button type="button" className="link float-right min-h-8" onClick={onClose}>
        Fermer
      </button>
      <ul className="space-y-2">
        {actors.map((actor) => (
          <li key={actor.slug}>
            <a href={`/annuaire/${actor.slug}`} className="font-semibold">
              {actor.name}
            </a>
            <p className="text-soft">{joined(actor.services)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Ordinals of the result under the pointer or the focus. */
function useListHighlight(ordinals: Record<string, number[]>): number[] {
  const [highlighted, setHighlighted] = useState<number[]>([]);
  useEffect(() => {
    function handleEnter(event: Event): void {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>('li[data-slug]') : null;
      setHighlighted((item?.dataset.slug && ordinals[item.dataset.slug]) || []);
    }
    document.addEventListener('pointerover', handleEnter);
    document.addEventListener('focusin', handleEnter);
    return () => {
      document.removeEventListener('pointerover', handleEnter);
      document.removeEventListener('focusin', handleEnter);
    };
  }, [ordinals]);
  return highlighted;
}

function showInList(ordinals: Record<string, number[]>) {
  return (hovered: readonly number[]): void => {
    for (const item of document.querySelectorAll<HTMLElement>('li[data-slug]')) {
      const own = ordinals[item.dataset.slug ?? ''] ?? [];
      item.classList.toggle(
        'bg-action-tint',
        own.some((ordinal) => hovered.includes(ordinal)),
      );
    }
  };
}
