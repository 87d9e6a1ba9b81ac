// supercluster groups, our painter draws: what is compared is the grouping, on the same canvas.
import type { Map as LeafletMap } from 'leaflet';
import Supercluster from 'supercluster';
import { type Clusters, markAt, markRadius } from '#app/map/grid-clusters.ts';
import { paintMarks } from '#app/map/paint-marks.ts';
import type { Contender, PointFeature } from './contender.ts';
import { LOOK } from './look.ts';

export function createWithSupercluster(): Contender {
  let features: PointFeature[];
  let shown: Clusters;
  let canvas: HTMLCanvasElement;
  let map: LeafletMap;

  function draw(kept: PointFeature[]): void {
    const index = new Supercluster({ radius: 64, extent: 256, maxZoom: 16 }).load(kept);
    const bounds = map.getBounds();
    const corner = map.getPixelBounds().min;
    const { x: width, y: height } = map.getSize();
    const view = { zoom: map.getZoom(), left: corner?.x ?? 0, top: corner?.y ?? 0, width, height };
    const found = index.getClusters(
      [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      view.zoom,
    );
    const list = found.map(({ geometry, properties }) => {
      const at = map.project([geometry.coordinates[1], geometry.coordinates[0]], view.zoom);
      const count = properties?.point_count ?? 1;
      const mix = [{ tint: properties?.tint ?? 0, count }];
      return {
        x: at.x,
        y: at.y,
        count,
        radius: markRadius(count),
        ordinal: 0,
        mix,
        minX: 0,
        minY: 0,
        maxX: 0,
        maxY: 0,
      };
    });
    shown = { view, list, total: kept.length, markOf: () => -1, members: () => [] };
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.clearRect(0, 0, width, height);
    paintMarks(context, shown, LOOK, { marks: new Set(), focused: -1 });
  }

  return {
    read: ({ geojson }) => {
      features = (JSON.parse(geojson) as { features: PointFeature[] }).features;
    },
    show: (target, onClick) => {
      map = target;
      canvas = document.createElement('canvas');
      canvas.width = map.getSize().x;
      canvas.height = map.getSize().y;
      map.getPane('overlayPane')?.append(canvas);
      draw(features);
      map.on('click', ({ containerPoint }) => {
        const mark = markAt(shown, containerPoint.x + shown.view.left, containerPoint.y + shown.view.top);
        const hit = shown.list[mark];
        if (hit) onClick(hit.count);
      });
    },
    refilter: () => draw(features.filter((_, index) => index % 3 === 0)),
    targets: () =>
      shown.list.map(({ x, y, count }) => ({
        x: x - shown.view.left,
        y: y - shown.view.top,
        count,
        element: map.getContainer(),
      })),
  };
}
