// Where everything stands on the small drawn plan: one projection, marks that do not overlap, names that fit. Pure.
import { type Box, overlaps, type PlacedName, placeNames, type Spot } from './place-names.ts';
import { type LatLon, latOf, metresPerWorld, worldX, worldY } from './world.ts';
import { type ZoneShape, zoneShape } from './zone-shape.ts';

export type PlanPoint = LatLon & { label: string; tint: number; number?: number };
export type PlanPlace = LatLon & { name: string };

export type PlanMark = Spot & { width: number; text: string; tint: number; title: string };
export type PlanScale = { width: number; text: string };
export type Plan = { marks: PlanMark[]; names: PlacedName[]; zone: ZoneShape | null; scale: PlanScale };

export type PlanInput = {
  points: readonly PlanPoint[];
  /** Most important first. */
  places: readonly PlanPlace[];
  zone?: readonly PlanPlace[];
  width: number;
  height: number;
};

export const MARK_HEIGHT = 22;
export const NAME_SIZE = 13;
const AIR = 26;
/** About 5 km at French latitudes: a plan never looks closer, so that it shows where one is. */
const CLOSEST = 5000;

export function layoutPlan({ points, places, zone = [], width, height }: PlanInput): Plan {
  const project = projection(points.length > 0 ? points : zone.length > 0 ? zone : places, width, height);
  const marks = joinOverlapping(points.map((point) => gather(project.spot(point), [point])));
  const scale = scaleBar(project.metresPerPixel, width);
  const frame = { left: 4, top: 4, right: width - 4, bottom: height - 4 };
  const names = placeNames({
    spots: places
      .map((place) => ({ ...project.spot(place), name: place.name }))
      // A drawing cannot be moved: what stands on its edge would be cut.
      .filter(({ x, y }) => x >= frame.left && y >= frame.top && x <= frame.right && y <= frame.bottom),
    marks: marks.map(({ box }) => box),
    kept: [{ left: 0, right: scale.width + 70, top: height - 26, bottom: height }],
    frame,
    widthOf: (name) => widthOf(name, NAME_SIZE),
    height: NAME_SIZE + 4,
  });
  const spots = zone.map((place) => project.spot(place));
  return {
    marks: marks.map(toMark),
    names,
    zone: spots.length > 0 ? zoneShape(spots, 3000 / project.metresPerPixel) : null,
    scale,
  };
}

/** Fits the places in the frame with air around; both axes at the same scale, as on every web map. */
function projection(framed: readonly LatLon[], width: number, height: number) {
  const xs = framed.map(({ lon }) => worldX(lon));
  const ys = framed.map(({ lat }) => worldY(lat));
  const [west, east] = framed.length > 0 ? [Math.min(...xs), Math.max(...xs)] : [worldX(-4.8), worldX(8.3)];
  const [north, south] = framed.length > 0 ? [Math.min(...ys), Math.max(...ys)] : [worldY(51.1), worldY(42.3)];
  const metres = metresPerWorld(latOf((north + south) / 2));
  const unitFor = (span: number, pixels: number) => Math.max(span, CLOSEST / metres) / Math.max(1, pixels - 2 * AIR);
  const unit = Math.max(unitFor(east - west, width), unitFor(south - north, height));
  const spot = ({ lat, lon }: LatLon): Spot => ({
    x: width / 2 + (worldX(lon) - (west + east) / 2) / unit,
    y: height / 2 + (worldY(lat) - (north + south) / 2) / unit,
  });
  return { spot, metresPerPixel: unit * metres };
}

type Gathered = Spot & { members: PlanPoint[]; text: string; box: Box };

function gather({ x, y }: Spot, members: PlanPoint[]): Gathered {
  const text = textOf(members);
  const half = markWidth(text) / 2 + 1;
  const box = { left: x - half, right: x + half, top: y - MARK_HEIGHT / 2 - 1, bottom: y + MARK_HEIGHT / 2 + 1 };
  return { x, y, members, text, box };
}

/** Marks that would cover each other become one that says all their numbers. */
function joinOverlapping(single: Gathered[]): Gathered[] {
  let current = single;
  for (;;) {
    const kept: Gathered[] = [];
    for (const mark of current) {
      const at = kept.findIndex((other) => overlaps(other.box, mark.box));
      const host = kept[at];
      if (!host) {
        kept.push(mark);
        continue;
      }
      const share = mark.members.length / (host.members.length + mark.members.length);
      const middle = { x: host.x + (mark.x - host.x) * share, y: host.y + (mark.y - host.y) * share };
      kept[at] = gather(middle, [...host.members, ...mark.members]);
    }
    if (kept.length === current.length) return kept;
    current = kept;
  }
}

function toMark({ x, y, members, text }: Gathered): PlanMark {
  const tints = new Set(members.map((member) => member.tint));
  return {
    x,
    y,
    text,
    width: markWidth(text),
    tint: tints.size === 1 ? (members[0]?.tint ?? -1) : -1,
    title: members.map((member) => member.label).join(', '),
  };
}

function markWidth(text: string): number {
  return Math.max(MARK_HEIGHT, 12 + widthOf(text, 12));
}

/** « 4 », « 1–3 », « 2, 5 », « 1, 4 +3 »; without numbers, how many there are. */
function textOf(members: readonly PlanPoint[]): string {
  const numbers = members.flatMap((member) => (member.number === undefined ? [] : [member.number]));
  numbers.sort((a, b) => a - b);
  if (numbers.length === 0) return members.length === 1 ? '' : String(members.length);
  const runs: { from: number; to: number }[] = [];
  for (const number of new Set(numbers)) {
    const last = runs.at(-1);
    if (last && number === last.to + 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  const shown = runs.slice(0, 2);
  const said = shown.map(({ from, to }) =>
    from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`,
  );
  const left = runs.slice(2).reduce((sum, { from, to }) => sum + to - from + 1, 0);
  return left > 0 ? `${said.join(', ')} +${left}` : said.join(', ');
}

/** A cautious guess: the server measures no text. */
function widthOf(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += NARROW.has(character) ? 0.34 : WIDE.has(character) ? 0.88 : 0.58;
  return width * size;
}

const NARROW = new Set("ilIjft’' ,.-");
const WIDE = new Set('mwMW');

function scaleBar(metresPerPixel: number, width: number): PlanScale {
  const longest = metresPerPixel * width * 0.28;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= longest) ?? power;
  const text = metres >= 1000 ? `${metres / 1000}\u00a0km` : `${metres}\u00a0m`;
  return { width: metres / metresPerPixel, text };
}
