import type { Map as LeafletMap } from 'leaflet';

export type Payload = { bytes: Uint8Array; geojson: string };

export type PointFeature = {
  type: 'Feature';
  geometry: { type: 'Point'; coordinates: [number, number] };
  properties: { tint: number };
};

/** A mark as it can be clicked: where in the view, how many points, and what receives the click. */
export type Target = { x: number; y: number; count: number; element: Element };

/** The same three steps for each: read the bytes, be ready in the view, be ready again for a part of the points. */
export type Contender = {
  read: (payload: Payload) => void;
  show: (map: LeafletMap, onClick: (count: number) => void) => void;
  /** Keeps every point whose place in the set, modulo 3, is 0; `null` when a filter means starting over. */
  refilter: () => void;
  targets: (map: LeafletMap) => Target[];
};
