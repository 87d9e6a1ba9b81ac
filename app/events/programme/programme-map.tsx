import { useState } from 'react';
import { MapView } from '#app/map/map-view.tsx';
import { EVENT_TINTS } from '../event-tints.ts';
import type { ProgrammeMapData } from './programme-map.server.ts';

/** The live map above the list: a point opens the events that stand there. */
export function ProgrammeMap({ map }: { map: ProgrammeMapData }) {
  const [chosen, setChosen] = useState<ProgrammeMapData['events']>([]);

  function handleSelect(ordinals: readonly number[]): void {
    const events = ordinals.flatMap((ordinal) => map.events[ordinal] ?? []);
    setChosen([...new Map(events.map((event) => [event.slug, event])).values()]);
  }

  return (
    <section aria-label="Carte" className="screen-only mt-4">
      <div className="h-[50vh] min-h-80">
        <MapView
          pointsUrl={map.pointsUrl}
          bitset={null}
          tints={EVENT_TINTS}
          onSelect={handleSelect}
          tiles={map.tiles}
          initialBounds={null}
        >
          {chosen.length > 0 && (
            <div className="max-h-48 overflow-auto rounded-panel border border-line bg-raised p-3 text-small">
              <button type="button" className="link float-right min-h-8" onClick={() => setChosen([])}>
                Fermer
              </button>
              <ul className="space-y-2">
                {chosen.map(({ slug, title, when }) => (
                  <li key={slug}>
                    <a href={`/evenements/${slug}`} className="font-semibold">
                      {title}
                    </a>
                    <p className="text-soft">{when}</p>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </MapView>
      </div>
      <p className="mt-2 text-small text-soft">Ce qui se suit à distance n’a pas de point.</p>
    </section>
  );
}
