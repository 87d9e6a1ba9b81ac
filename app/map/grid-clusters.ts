// Clusters of one view: one pass over the points into a grid of small cells, then cells whose marks would touch are joined.
// Cells are fixed to the world, not to the view, so that panning does not make marks jump. Distances in pixels of this zoom.
import type { MapPoints } from './points-codec.ts';

export type ClusterView = {
  /** Leaflet zoom; the world is 256 × 2^zoom pixels wide. */
  zoom: number;
  /** The view in world pixels. */
  left: number;
  top: number;
  width: number;
  height: number;
};

export type Cluster = {
  /** Centre of the mark in world pixels. */
  x: number;
  y: number;
  count: number;
  radius: number;
  /** One of its points; for a count of 1, the point. */
  ordinal: number;
  /** Members per tint, longest first. */
  mix: { tint: number; count: number }[];
  /** Extent of its members in world units (0 to 1). */
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
};

export type Clusters = {
  view: ClusterView;
  list: Cluster[];
  /** Points that count, here and outside the view. */
  total: number;
  /** Index in `list` of the mark that shows this point, or -1 outside the view. */
  markOf: (ordinal: number) => number;
  /** Ordinals shown by a mark, at most `limit`. */
  members: (mark: number, limit?: number) => number[];
};

const CELL = 32;
const POINT_RADIUS = 12;
/** Cells beyond the view that still count, so that marks at the edge do not change while panning. */
const MARGIN = 3;
const MAX_TINTS = 16;

/** Radius of a mark by what it stands for: from 12 pixels for a point to 28 for a hundred thousand. */
export function markRadius(count: number): number {
  return count === 1 ? POINT_RADIUS : Math.min(28, 14 + 2.6 * Math.log10(count) + (count > 999 ? 2 : 0));
}

/** Groups the points that `mask` keeps (all without a mask) into marks that do not overlap. */
export function clusterView(points: MapPoints, mask: Uint8Array | null, view: ClusterView): Clusters {
  const scale = 256 * 2 ** view.zoom;
  const frame = frameOf(view);
  const { cells, total } = countCells(points, mask, frame);
  const groups = joinTouching(groupsOf(cells, scale));
  const owner = new Int32Array(frame.columns * frame.rows).fill(-1);
  const list: Cluster[] = [];
  for (const group of groups) {
    const radius = markRadius(group.count);
    if (!isSeen(group, radius, view)) continue;
    for (const cell of group.cells) owner[cell] = list.length;
    list.push(describe(group, radius, cells));
  }

  function markOf(ordinal: number): number {
    if (ordinal < 0 || ordinal >= points.size || (mask !== null && mask[ordinal] !== 1)) return -1;
    const column = Math.floor((points.x[ordinal] as number) * frame.perWorld) - frame.firstColumn;
    const row = Math.floor((points.y[ordinal] as number) * frame.perWorld) - frame.firstRow;
    if (column < 0 || row < 0 || column >= frame.columns || row >= frame.rows) return -1;
    return owner[row * frame.columns + column] ?? -1;
  }

  function members(mark: number, limit = Number.POSITIVE_INFINITY): number[] {
    const found: number[] = [];
    for (let ordinal = 0; ordinal < points.size && found.length < limit; ordinal += 1) {
      if (markOf(ordinal) === mark) found.push(ordinal);
    }
    return found;
  }

  return { view, list, total, markOf, members };
}

/** The cells of a view; `perWorld` of them cross the world. */
type Frame = { firstColumn: number; firstRow: number; columns: number; rows: number; perWorld: number };

function frameOf({ zoom, left, top, width, height }: ClusterView): Frame {
  const firstColumn = Math.floor(left / CELL) - MARGIN;
  const firstRow = Math.floor(top / CELL) - MARGIN;
  return {
    firstColumn,
    firstRow,
    columns: Math.ceil((left + width) / CELL) + MARGIN - firstColumn,
    rows: Math.ceil((top + height) / CELL) + MARGIN - firstRow,
    perWorld: (256 * 2 ** zoom) / CELL,
  };
}

type Cells = {
  count: Uint32Array;
  sumX: Float64Array;
  sumY: Float64Array;
  /** Four per cell: least x, least y, greatest x, greatest y. */
  extent: Float64Array;
  first: Uint32Array;
  /** MAX_TINTS per cell. */
  tints: Uint32Array;
};

/** The one pass over all points. */
function countCells(points: MapPoints, mask: Uint8Array | null, frame: Frame): { cells: Cells; total: number } {
  const { firstColumn, firstRow, columns, rows, perWorld } = frame;
  const size = columns * rows;
  const count = new Uint32Array(size);
  const sumX = new Float64Array(size);
  const sumY = new Float64Array(size);
  const extent = new Float64Array(4 * size);
  const first = new Uint32Array(size);
  const tints = new Uint32Array(MAX_TINTS * size);
  const { x, y, tint } = points;
  let total = 0;
  for (let ordinal = 0; ordinal < points.size; ordinal += 1) {
    if (mask !== null && mask[ordinal] !== 1) continue;
    total += 1;
    const px = x[ordinal] as number;
    const py = y[ordinal] as number;
    const column = Math.floor(px * perWorld) - firstColumn;
    const row = Math.floor(py * perWorld) - firstRow;
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
    const cell = row * columns + column;
    const box = 4 * cell;
    const known = count[cell] as number;
    if (known === 0) {
      first[cell] = ordinal;
      extent[box] = px;
      extent[box + 1] = py;
      extent[box + 2] = px;
      extent[box + 3] = py;
    } else {
      if (px < (extent[box] as number)) extent[box] = px;
      if (py < (extent[box + 1] as number)) extent[box + 1] = py;
      if (px > (extent[box + 2] as number)) extent[box + 2] = px;
      if (py > (extent[box + 3] as number)) extent[box + 3] = py;
    }
    count[cell] = known + 1;
    sumX[cell] = (sumX[cell] as number) + px;
    sumY[cell] = (sumY[cell] as number) + py;
    const shade = cell * MAX_TINTS + ((tint[ordinal] as number) & (MAX_TINTS - 1));
    tints[shade] = (tints[shade] as number) + 1;
  }
  return { cells: { count, sumX, sumY, extent, first, tints }, total };
}

function groupsOf({ count, sumX, sumY }: Cells, scale: number): Group[] {
  const groups: Group[] = [];
  for (const [cell, members] of count.entries()) {
    if (members === 0) continue;
    const x = ((sumX[cell] as number) / members) * scale;
    const y = ((sumY[cell] as number) / members) * scale;
    groups.push({ cells: [cell], count: members, x, y });
  }
  return groups;
}

function describe(group: Group, radius: number, { extent, first, tints }: Cells): Cluster {
  const mixed = new Uint32Array(MAX_TINTS);
  const box = { minX: 1, minY: 1, maxX: 0, maxY: 0 };
  for (const cell of group.cells) {
    box.minX = Math.min(box.minX, extent[4 * cell] as number);
    box.minY = Math.min(box.minY, extent[4 * cell + 1] as number);
    box.maxX = Math.max(box.maxX, extent[4 * cell + 2] as number);
    box.maxY = Math.max(box.maxY, extent[4 * cell + 3] as number);
    for (let shade = 0; shade < MAX_TINTS; shade += 1) {
      mixed[shade] = (mixed[shade] as number) + (tints[cell * MAX_TINTS + shade] as number);
    }
  }
  const mix = Array.from(mixed, (members, shade) => ({ tint: shade, count: members }))
    .filter((share) => share.count > 0)
    .sort((a, b) => b.count - a.count || a.tint - b.tint);
  return { x: group.x, y: group.y, count: group.count, radius, ordinal: first[group.cells[0] ?? 0] ?? 0, mix, ...box };
}

type Group = { cells: number[]; count: number; x: number; y: number };

/** From the largest down, a group takes in the smaller ones its mark would touch, until nothing touches. */
function joinTouching(groups: Group[]): Group[] {
  let current = groups;
  for (;;) {
    const ordered = [...current].sort((a, b) => b.count - a.count || a.y - b.y || a.x - b.x);
    const near = new Map<number, Group[]>();
    const kept: Group[] = [];
    for (const group of ordered) {
      const host = nearest(group, near);
      if (host === undefined) {
        kept.push(group);
        const key = bucketKey(group.x, group.y);
        const bucket = near.get(key);
        if (bucket) bucket.push(group);
        else near.set(key, [group]);
        continue;
      }
      const count = host.count + group.count;
      host.x += ((group.x - host.x) * group.count) / count;
      host.y += ((group.y - host.y) * group.count) / count;
      host.count = count;
      for (const cell of group.cells) host.cells.push(cell);
    }
    if (kept.length === current.length) return kept;
    current = kept;
  }
}

/** Wide enough that two marks which touch always lie in adjacent buckets, even after a host has moved while joining. */
const BUCKET = 128;

function bucketKey(x: number, y: number): number {
  return Math.floor(y / BUCKET) * 2 ** 26 + Math.floor(x / BUCKET);
}

function nearest(group: Group, near: Map<number, Group[]>): Group | undefined {
  let best: Group | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let dy = -BUCKET; dy <= BUCKET; dy += BUCKET) {
    for (let dx = -BUCKET; dx <= BUCKET; dx += BUCKET) {
      for (const other of near.get(bucketKey(group.x + dx, group.y + dy)) ?? []) {
        const distance = Math.hypot(other.x - group.x, other.y - group.y);
        if (distance < apart(other, group) && distance < bestDistance) {
          best = other;
          bestDistance = distance;
        }
      }
    }
  }
  return best;
}

/** Two points may stand close; a cluster wants air around it. */
function apart(one: Group, other: Group): number {
  return markRadius(one.count) + markRadius(other.count) + (one.count === 1 && other.count === 1 ? 3 : 10);
}

function isSeen(group: Group, radius: number, view: ClusterView): boolean {
  return (
    group.x + radius > view.left &&
    group.y + radius > view.top &&
    group.x - radius < view.left + view.width &&
    group.y - radius < view.top + view.height
  );
}

/** The mark under a pixel of the world, or -1; `reach` makes small marks easy to hit by finger. */
export function markAt(clusters: Clusters, x: number, y: number, reach = 4): number {
  let best = -1;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const [index, mark] of clusters.list.entries()) {
    const distance = Math.hypot(mark.x - x, mark.y - y) - mark.radius;
    if (distance <= reach && distance < bestDistance) {
      best = index;
      bestDistance = distance;
    }
  }
  return best;
}
