import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { IconShape } from '#app/ui/icon.tsx';
import { MAP_LABELS, type MapLabels } from './map-labels.ts';
import type { MapPlace } from './paint-ground.ts';
import type { Bounds } from './world.ts';

/** How points of one tint look: any CSS colour (`var(--blue)`), and an icon. The index in the list is the point's `tint`. */
export type MapTint = { color: string; icon?: IconShape };

export type MapViewProps = {
  /** Answers what `encodePoints` wrote; may be cached for ever when its address holds a hash. */
  pointsUrl: string;
  /** Which points answer the query, `encodeBitset` then `bytesToText`; null for all of them. */
  bitset: string | null;
  tints: readonly MapTint[];
  /** Ordinals of points to bring forward: what the list hovers or focuses. */
  highlighted?: readonly number[];
  onHover?: (ordinals: readonly number[]) => void;
  /** A point was chosen, or several that stand at one place. */
  onSelect?: (ordinals: readonly number[]) => void;
  /** Shows « Chercher dans cette zone » after a move. */
  onSearchArea?: (bounds: Bounds) => void;
  zone?: { communes: readonly MapPlace[]; bounds: Bounds } | null;
  /** Names to show on plain ground, most important first; used without tiles or when they fail. */
  places?: readonly MapPlace[];
  tiles: { url: string; attribution: string; maxZoom?: number } | null;
  /** Where to look first, and again when its values change; null: the zone, otherwise all matching points. */
  initialBounds: Bounds | null;
  labels?: Partial<MapLabels>;
  /** Shown over the map, at its foot: details of what was chosen. */
  children?: ReactNode;
};

const LiveMap = lazy(() => import('./live-map.client.tsx').then((module) => ({ default: module.LiveMap })));

/** The live map: fills its parent, loads its code only in a browser and only once it is rendered. */
export function MapView(props: MapViewProps) {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const labels = { ...MAP_LABELS, ...props.labels };
  const waiting = (
    <p className="appears-late grid size-full place-content-center p-4 text-center text-small text-soft" role="status">
      {labels.loading}
    </p>
  );
  return (
    <div className="relative isolate size-full min-h-72 overflow-hidden rounded-panel border border-line bg-paper">
      {mounted ? (
        <Suspense fallback={waiting}>
          <LiveMap {...props} labels={labels} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}
