// Words as shapes, in the letters that the pages use: a picture needs no font on the machine that draws it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Contour, type Font, type Letter, type Point, readFont } from './font-outlines.ts';

const FAMILIES = {
  heading: '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque',
  text: '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next',
};
/** The letters of French, then those of the other languages of Europe. */
const SUBSETS = ['latin', 'latin-ext'];

export type DrawnLook = { family: keyof typeof FAMILIES; x: number; y: number; size: number };

const read = new Map<keyof typeof FAMILIES, Font[]>();

function fontsOf(family: keyof typeof FAMILIES): Font[] {
  const known = read.get(family);
  if (known) return known;
  const { resolve } = createRequire(import.meta.url);
  const fonts = SUBSETS.map((subset) =>
    readFont(readFileSync(resolve(`${FAMILIES[family]}-${subset}-wght-normal.woff2`))),
  );
  read.set(family, fonts);
  return fonts;
}

/** The `d` of an SVG path, from the point `x`, `y` of its base line. A sign that no font of ours holds is left out. */
export function drawnWords(words: string, { family, x, y, size }: DrawnLook): string {
  let pen = x;
  return [...words]
    .map((sign) => {
      // « ᵉ » stands in for itself as an e, an unknown accent leaves its letter.
      const found = letterOf(sign, family) ?? letterOf(sign.normalize('NFKD'), family);
      if (!found) return '';
      const scale = size / found.unitsPerEm;
      const from = pen;
      pen += found.advance * scale;
      const place = (point: Point) => ({ ...point, x: from + point.x * scale, y: y - point.y * scale });
      return found.contours.map((contour) => ring(contour.map(place))).join('');
    })
    .join('');
}

function letterOf(sign: string, family: DrawnLook['family']): (Letter & { unitsPerEm: number }) | null {
  for (const { letter, unitsPerEm } of fontsOf(family)) {
    const found = letter(sign.codePointAt(0) ?? 0);
    if (found) return { ...found, unitsPerEm };
  }
  return null;
}

/** Quadratic curves: between two points that are off the curve, one is on it half-way. */
function ring(points: Contour): string {
  const whole = points.flatMap((point, at) => {
    const before = points.at(at - 1);
    return before && !before.isOnCurve && !point.isOnCurve ? [between(before, point), point] : [point];
  });
  const first = whole.findIndex(({ isOnCurve }) => isOnCurve);
  const [start, ...rest] = [...whole.slice(first), ...whole.slice(0, first)];
  if (!start) return '';
  const steps = [...rest, start].map((point, at, all) => {
    if (!point.isOnCurve) return '';
    const before = all[at - 1];
    return before && !before.isOnCurve ? `Q${pair(before)} ${pair(point)}` : `L${pair(point)}`;
  });
  return `M${pair(start)}${steps.join('')}Z`;
}

function between(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, isOnCurve: true };
}

function pair({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
