// What the map is given.
import type { ReactNode } from 'react';
import type { IconShape } from '#app/ui/icon.tsx';
import type { MapLabels } from './map-labels.ts';
import type { Bounds, LatLon } from './world.ts';

export type MapPlace = LatLon & { name: string };

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
