// Web-mercator squares as filterable words: an engine without geometry finds what lies in a box, Node trims the edges.

export type Box = { west: number; south: number; east: number; north: number };

const ZOOMS = [6, 9, 12];
const MOST_CELLS = 120;

/** Squares that hold a point, one per scale: `9/263/184`. */
export function cellsOf(latitude: number, longitude: number): string[] {
  return ZOOMS.map((zoom) => `${zoom}/${column(longitude, zoom)}/${row(latitude, zoom)}`);
}

/** The fewest squares of the finest usable scale that cover a box; null when it is too large to be worth a filter. */
export function cellsCovering(box: Box): string[] | null {
  for (const zoom of ZOOMS.toReversed()) {
    const [left, right] = [column(box.west, zoom), column(box.east, zoom)];
    const [top, bottom] = [row(box.north, zoom), row(box.south, zoom)];
    if ((right - left + 1) * (bottom - top + 1) > MOST_CELLS) continue;
    const cells: string[] = [];
    for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) cells.push(`${zoom}/${x}/${y}`);
    return cells;
  }
  return null;
}

export function isInBox([latitude, longitude]: readonly [number, number], box: Box): boolean {
  return latitude >= box.south && latitude <= box.north && longitude >= box.west && longitude <= box.east;
}

/** Great-circle distance in kilometres. */
export function kilometresBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const radians = Math.PI / 180;
  const height = (b[0] - a[0]) * radians;
  const width = (b[1] - a[1]) * radians;
  const h = Math.sin(height / 2) ** 2 + Math.cos(a[0] * radians) * Math.cos(b[0] * radians) * Math.sin(width / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The box around a circle. */
export function boxAround([latitude, longitude]: readonly [number, number], kilometres: number): Box {
  const height = kilometres / 111.2;
  const width = height / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
  return { west: longitude - width, east: longitude + width, south: latitude - height, north: latitude + height };
}

function column(longitude: number, zoom: number): number {
  return clamp(Math.floor(((longitude + 180) / 360) * 2 ** zoom), zoom);
}

function row(latitude: number, zoom: number): number {
  const bounded = Math.max(-85, Math.min(85, latitude)) * (Math.PI / 180);
  return clamp(Math.floor(((1 - Math.asinh(Math.tan(bounded)) / Math.PI) / 2) * 2 ** zoom), zoom);
}

function clamp(value: number, zoom: number): number {
  return Math.max(0, Math.min(2 ** zoom - 1, value));
}
