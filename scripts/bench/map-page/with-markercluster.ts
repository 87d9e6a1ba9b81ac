// leaflet.markercluster as its readme advises for many markers: all at once, without animation.
import * as leaflet from 'leaflet';
import 'leaflet.markercluster/dist/MarkerCluster.css';
import type { Contender, PointFeature } from './contender.ts';

type Group = leaflet.FeatureGroup & {
  addLayers: (layers: leaflet.Layer[]) => void;
  clearLayers: () => void;
};
type ClusterMarker = leaflet.Marker & { getChildCount?: () => number; getElement: () => HTMLElement | undefined };
type WithPlugin = { markerClusterGroup: (options: Record<string, boolean>) => Group };

export async function createWithMarkercluster(): Promise<Contender> {
  // The plugin adds itself to a global of this name.
  const global = { ...leaflet } as typeof leaflet & WithPlugin;
  Object.assign(globalThis, { L: global });
  await import('leaflet.markercluster');
  let features: PointFeature[];
  let markers: leaflet.Marker[];
  let group: Group;
  const icon = leaflet.divIcon({ className: 'mark', iconSize: [24, 24] });

  return {
    read: ({ geojson }) => {
      features = (JSON.parse(geojson) as { features: PointFeature[] }).features;
    },
    show: (map, onClick) => {
      group = global.markerClusterGroup({
        animate: false,
        showCoverageOnHover: false,
        spiderfyOnMaxZoom: false,
        zoomToBoundsOnClick: false,
      });
      markers = features.map(({ geometry: { coordinates } }) =>
        leaflet.marker([coordinates[1], coordinates[0]], { icon }),
      );
      group.addLayers(markers);
      group.on('clusterclick', (event) => onClick(countOf(event.propagatedFrom as ClusterMarker)));
      group.on('click', () => onClick(1));
      group.addTo(map);
    },
    refilter: () => {
      group.clearLayers();
      group.addLayers(markers.filter((_, index) => index % 3 === 0));
    },
    targets: (map) => {
      const found: ReturnType<Contender['targets']> = [];
      map.eachLayer((layer) => {
        if (!(layer instanceof leaflet.Marker)) return;
        const element = layer.getElement();
        const { x, y } = map.latLngToContainerPoint(layer.getLatLng());
        if (element) found.push({ x, y, count: countOf(layer), element });
      });
      return found;
    },
  };
}

function countOf(marker: ClusterMarker): number {
  return marker.getChildCount?.() ?? 1;
}
