// What lies under the marks when there are no tiles, or a zone to show: soft shapes and names of places.
import type { Clusters, ClusterView } from './grid-clusters.ts';
import type { MarkLook } from './paint-marks.ts';
import { type LatLon, worldX, worldY } from './world.ts';

export type MapPlace = LatLon & { name: string };

type Spot = { x: number; y: number };
type Box = { left: number; top: number; right: number; bottom: number };

/** Draws a zone as the land around its places, joined to their neighbours: centres are known, borders are not. */
export function paintZone(
  context: CanvasRenderingContext2D,
  zone: readonly MapPlace[],
  view: ClusterView,
  look: MarkLook,
): void {
  const spots = zone.map((place) => spotOf(place, view));
  if (spots.length === 0) return;
  const { canvas } = context;
  const layer = canvas.ownerDocument.createElement('canvas');
  layer.width = canvas.width;
  layer.height = canvas.height;
  const shape = layer.getContext('2d');
  if (!shape) return;
  shape.setTransform(context.getTransform());
  const reach = reachOf(spots, view.zoom);
  shape.lineCap = 'round';
  shape.lineJoin = 'round';
  const outline = look.action;
  blob(shape, spots, reach + 1.25, outline);
  shape.globalCompositeOperation = 'destination-out';
  blob(shape, spots, reach - 0.25, outline);
  place(context, layer, 0.55);
  shape.globalCompositeOperation = 'source-over';
  shape.clearRect(0, 0, view.width, view.height);
  blob(shape, spots, reach, outline);
  place(context, layer, 0.09);
}

function place(context: CanvasRenderingContext2D, layer: HTMLCanvasElement, alpha: number): void {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = alpha;
  context.drawImage(layer, 0, 0);
  context.restore();
}

function blob(context: CanvasRenderingContext2D, spots: readonly Spot[], reach: number, color: string): void {
  context.fillStyle = color;
  context.strokeStyle = color;
  context.lineWidth = 2 * reach;
  for (const [index, spot] of spots.entries()) {
    context.beginPath();
    context.arc(spot.x, spot.y, reach, 0, 2 * Math.PI);
    context.fill();
    for (const other of spots.slice(index + 1)) {
      if (Math.hypot(other.x - spot.x, other.y - spot.y) > 3.2 * reach) continue;
      context.beginPath();
      context.moveTo(spot.x, spot.y);
      context.lineTo(other.x, other.y);
      context.stroke();
    }
  }
}

/** Half the usual distance to the nearest neighbour; about 3 km for a place alone. */
function reachOf(spots: readonly Spot[], zoom: number): number {
  const alone = (256 * 2 ** zoom) / 9000;
  const distances = spots.flatMap((spot) => {
    const others = spots.flatMap((other) => (other === spot ? [] : [Math.hypot(other.x - spot.x, other.y - spot.y)]));
    return others.length > 0 ? [Math.min(...others)] : [];
  });
  distances.sort((a, b) => a - b);
  return Math.max(6, distances.length > 0 ? 0.62 * (distances[Math.floor(distances.length * 0.6)] ?? alone) : alone);
}

/** Names as many places as fit, first ones first, never over a mark or another name. */
export function paintPlaces(
  context: CanvasRenderingContext2D,
  places: readonly MapPlace[],
  clusters: Clusters,
  look: MarkLook,
): void {
  const { view } = clusters;
  const taken: Box[] = clusters.list.map((mark) => {
    const reach = mark.radius + 2;
    const x = mark.x - view.left;
    const y = mark.y - view.top;
    return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
  });
  context.font = `500 14px ${look.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  for (const named of places) {
    const spot = spotOf(named, view);
    if (spot.x < 0 || spot.y < 0 || spot.x > view.width || spot.y > view.height) continue;
    const width = context.measureText(named.name).width;
    const box = candidates(spot, width).find((candidate) => !taken.some((other) => overlaps(candidate, other)));
    if (!box) continue;
    taken.push({ left: box.left - 4, top: box.top - 2, right: box.right + 4, bottom: box.bottom + 2 });
    context.beginPath();
    context.arc(spot.x, spot.y, 2, 0, 2 * Math.PI);
    context.fillStyle = look.soft;
    context.fill();
    context.lineWidth = 3.5;
    context.strokeStyle = look.paper;
    context.strokeText(named.name, box.left, (box.top + box.bottom) / 2);
    context.fillText(named.name, box.left, (box.top + box.bottom) / 2);
  }
}

function candidates(spot: Spot, width: number): Box[] {
  const half = 9;
  const box = (left: number, middle: number) => ({
    left,
    right: left + width,
    top: middle - half,
    bottom: middle + half,
  });
  return [
    box(spot.x + 6, spot.y),
    box(spot.x - width / 2, spot.y - 13),
    box(spot.x - width / 2, spot.y + 13),
    box(spot.x - width - 6, spot.y),
  ];
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function spotOf(place: LatLon, view: ClusterView): Spot {
  const scale = 256 * 2 ** view.zoom;
  return { x: worldX(place.lon) * scale - view.left, y: worldY(place.lat) * scale - view.top };
}
