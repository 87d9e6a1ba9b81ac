// The contenders carry no types; only what the bench calls is declared.
declare module 'supercluster' {
  type Feature = {
    type: 'Feature';
    id?: number;
    geometry: { type: 'Point'; coordinates: [number, number] };
    properties: { cluster?: true; point_count?: number; tint?: number } | null;
  };
  export default class Supercluster {
    constructor(options: { radius: number; extent: number; maxZoom: number });
    load(features: Feature[]): this;
    getClusters(bbox: [number, number, number, number], zoom: number): Feature[];
  }
}

declare module 'leaflet.markercluster';
