// A page with nothing but the map, for live-map.test.ts: shown when asked for, with the properties of the address.
import '#app/ui/theme.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { MapView, type MapViewProps } from '#app/map/map-view.tsx';
import type { Bounds } from '#app/map/world.ts';

export type Heard = { selected: number[][]; hovered: number[][]; areas: Bounds[] };

const heard: Heard = { selected: [], hovered: [], areas: [] };
const given = JSON.parse(decodeURIComponent(location.hash.slice(1) || '{}')) as Partial<MapViewProps>;

function Example() {
  const [isAsked, setAsked] = useState(false);
  const [highlighted, setHighlighted] = useState<number[]>([]);
  const [chosen, setChosen] = useState('');
  return (
    <main>
      <h1>Carte</h1>
      <button type="button" onClick={() => setAsked(true)}>
        Afficher
      </button>
      <button type="button" onClick={() => setHighlighted([0])}>
        Mettre en avant
      </button>
      <div style={{ height: 500, width: 800, maxWidth: '100%' }}>
        {isAsked && (
          <MapView
            pointsUrl="/points"
            bitset={null}
            tints={[{ color: 'var(--blue)' }, { color: 'var(--rose)' }]}
            tiles={null}
            initialBounds={null}
            highlighted={highlighted}
            onSelect={(ordinals) => {
              heard.selected.push([...ordinals]);
              setChosen(ordinals.join(' '));
            }}
            onHover={(ordinals) => heard.hovered.push([...ordinals])}
            onSearchArea={(bounds) => heard.areas.push(bounds)}
            {...given}
          >
            {chosen && <p>Choisi : {chosen}</p>}
          </MapView>
        )}
      </div>
    </main>
  );
}

const root = document.querySelector('#root');
if (root) createRoot(root).render(<Example />);
Object.assign(window, { heard });
