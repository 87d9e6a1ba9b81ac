// What lies under the marks when there are no tiles, or a zone to show: soft shapes and names of places.
import type { Clusters, ClusterView } from './grid-clusters.ts';
import type { MapPlace } from './map-props.ts';
import type { MarkLook } from './paint-marks.ts';
import { type Box, placeNames, type Spot } from './place-names.ts';
import { type LatLon, worldX, worldY } from './world.ts';
import { type ZoneShape, zoneShape } from './zone-shape.ts';

/** About 3 km around a place alone, as a part of the world. */
const ALONE = 1 / 9000;

export function paintZone(
  context: CanvasRenderingContext2D,
  zone: readonly MapPlace[],
  view: ClusterView,
  look: MarkLook,
): void {
  if (zone.length === 0) return;
  const { canvas } = context;
  const layer = canvas.ownerDocument.createElement('canvas');
  layer.width = canvas.width;
  layer.height = canvas.height;
  const inner = layer.getContext('2d');
  if (!inner) return;
  inner.setTransform(context.getTransform());
  inner.lineCap = 'round';
  inner.fillStyle = look.action;
  inner.strokeStyle = look.action;
  const shape = zoneShape(
    zone.map((place) => spotOf(place, view)),
    256 * 2 ** view.zoom * ALONE,
  );
  paintShape(inner, shape, 1.25);
  inner.globalCompositeOperation = 'destination-out';
  paintShape(inner, shape, -0.25);
  printOver(context, layer, 0.55);
  inner.globalCompositeOperation = 'source-over';
  inner.clearRect(0, 0, view.width, view.height);
  paintShape(inner, shape, 0);
  printOver(context, layer, 0.09);
}

function paintShape(
  context: CanvasRenderingContext2D,
  { spots, reach, bands, triangles }: ZoneShape,
  grown: number,
): void {
  context.lineWidth = 2 * (reach + grown);
  for (const spot of spots) {
    context.beginPath();
    context.arc(spot.x, spot.y, reach + grown, 0, 2 * Math.PI);
    context.fill();
  }
  context.beginPath();
  for (const [from, to] of bands) {
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.stroke();
  context.beginPath();
  for (const [first, second, third] of triangles) {
    context.moveTo(first.x, first.y);
    context.lineTo(second.x, second.y);
    context.lineTo(third.x, third.y);
    context.closePath();
  }
  context.fill();
}

function printOver(context: CanvasRenderingContext2D, layer: HTMLCanvasElement, alpha: number): void {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = alpha;
  context.drawImage(layer, 0, 0);
  context.restore();
}

/** Names as many places as fit, first ones first; `frame` is what one sees of the view. */
export function paintPlaces(
  context: CanvasRenderingContext2D,
  places: readonly MapPlace[],
  clusters: Clusters,
  look: MarkLook,
  frame: Box,
): void {
  const { view } = clusters;
  context.font = `500 14px ${look.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = look.paper;
  context.fillStyle = look.soft;
  const names = placeNames({
    spots: places.map((place) => ({ ...spotOf(place, view), name: place.name })).filter((spot) => isIn(spot, view)),
    marks: clusters.list.map(({ x, y, radius }) => ({
      left: x - view.left - radius - 2,
      right: x - view.left + radius + 2,
      top: y - view.top - radius - 2,
      bottom: y - view.top + radius + 2,
    })),
    frame,
    widthOf: (name) => context.measureText(name).width,
    height: 18,
  });
  for (const { x, y, name, box, hasDot } of names) {
    if (hasDot) {
      context.beginPath();
      context.arc(x, y, 2, 0, 2 * Math.PI);
      context.fill();
    }
    context.strokeText(name, box.left, (box.top + box.bottom) / 2);
    context.fillText(name, box.left, (box.top + box.bottom) / 2);
  }
}

function isIn({ x, y }: Spot, { width, height }: ClusterView): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

function spotOf(place: LatLon, view: ClusterView): Spot {
  const scale = 256 * 2 ** view.zoom;
  return { x: worldX(place.lon) * scale - view.left, y: worldY(place.lat) * scale - view.top };
}
