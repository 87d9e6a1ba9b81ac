import { ClusterLayer } from '#app/map/cluster-layer.client.ts';
import { decodePoints, type MapPoints } from '#app/map/points-codec.ts';
import type { Contender } from './contender.ts';
import { LOOK } from './look.ts';

export function createOurs(): Contender {
  let points: MapPoints;
  let layer: ClusterLayer;
  return {
    read: ({ bytes }) => {
      points = decodePoints(bytes);
    },
    show: (map, onClick) => {
      const handlers = {
        onCluster: ({ count }: { count: number }) => {
          onClick(count);
          return true;
        },
        onSelect: (ordinals: number[]) => onClick(ordinals.length),
      };
      layer = new ClusterLayer({ points, mask: null, places: [], zone: [] }, LOOK, handlers).addTo(map);
    },
    refilter: () => {
      const mask = Uint8Array.from({ length: points.size }, (_, ordinal) => (ordinal % 3 === 0 ? 1 : 0));
      layer.setContent({ points, mask, places: [], zone: [] });
    },
    targets: (map) => {
      const corner = map.getPixelBounds().min;
      return (layer.clusters?.list ?? []).map((mark) => ({
        x: mark.x - (corner?.x ?? 0),
        y: mark.y - (corner?.y ?? 0),
        count: mark.count,
        element: map.getContainer(),
      }));
    },
  };
}
