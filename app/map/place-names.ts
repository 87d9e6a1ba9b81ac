// Which names of places fit on a map, and where: the same for the canvas and for the printed plan. Pure.

export type Spot = { x: number; y: number };
export type Box = { left: number; top: number; right: number; bottom: number };
export type NamedSpot = Spot & { name: string };

export type PlacedName = NamedSpot & {
  box: Box;
  /** Whether its dot shows, or lies under a mark. */
  hasDot: boolean;
};

export type NamesInput = {
  /** Most important first. */
  spots: readonly NamedSpot[];
  /** Never covered. A mark that lies on places bears the name of the first. */
  marks: readonly Box[];
  /** Other parts to keep free. */
  kept?: readonly Box[];
  /** What one sees: a spot inside has its whole name inside. */
  frame: Box;
  widthOf: (name: string) => number;
  height: number;
};

export function placeNames({ spots, marks, kept = [], frame, widthOf, height }: NamesInput): PlacedName[] {
  const taken = [...marks, ...kept];
  const bearing = new Set<Box>();
  const names = new Map<string, PlacedName>();
  for (const spot of spots) {
    if (names.has(spot.name)) continue;
    const mark = marks.find((candidate) => overlaps(dotBox(spot), candidate));
    if (mark ? bearing.has(mark) : taken.some((other) => overlaps(dotBox(spot), other))) continue;
    const size = { width: widthOf(spot.name), height };
    const bound = contains(frame, { left: spot.x, right: spot.x, top: spot.y, bottom: spot.y }) ? frame : null;
    const isFree = (box: Box) =>
      (bound === null || contains(bound, box)) && !taken.some((other) => overlaps(box, other));
    const box = around(mark ?? dotBox(spot), size).find(isFree);
    if (!box) continue;
    if (mark) bearing.add(mark);
    else taken.push(dotBox(spot));
    taken.push({ left: box.left - 4, top: box.top - 1, right: box.right + 4, bottom: box.bottom + 1 });
    names.set(spot.name, { ...spot, box, hasDot: mark === undefined });
  }
  return [...names.values()];
}

/** Beside what is named: right, above, below, left, then the corners. */
function around({ left, top, right, bottom }: Box, { width, height }: { width: number; height: number }): Box[] {
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  const box = (from: number, middle: number): Box => ({
    left: from,
    right: from + width,
    top: middle - height / 2,
    bottom: middle + height / 2,
  });
  const above = top - height / 2 - 1;
  const below = bottom + height / 2 + 1;
  return [
    box(right + 3, y),
    box(x - width / 2, above),
    box(x - width / 2, below),
    box(left - width - 3, y),
    box(x + 3, above),
    box(x + 3, below),
    box(x - width - 3, above),
    box(x - width - 3, below),
  ];
}

function dotBox({ x, y }: Spot): Box {
  return { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
}

export function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}
