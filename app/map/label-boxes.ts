// Where a name may stand beside its dot. Shared by the canvas and the printed plan.

export type Spot = { x: number; y: number };
export type Box = { left: number; top: number; right: number; bottom: number };

export type Naming = {
  spot: Spot;
  width: number;
  height: number;
  taken: readonly Box[];
  frame?: Box;
  /** Without its dot, a name may stand further away: nobody looks for the dot. */
  isLoose: boolean;
};

/** The first place beside the dot that is free and inside the frame; the caller adds it to what is taken. */
export function freeBox({ taken, frame, ...naming }: Naming): Box | undefined {
  return around(naming).find((box) => (!frame || contains(frame, box)) && !taken.some((other) => overlaps(box, other)));
}

function around({ spot: { x, y }, width, height, isLoose }: Omit<Naming, 'taken' | 'frame'>): Box[] {
  const box = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - height / 2,
    bottom: middle + height / 2,
  });
  return (isLoose ? [4, 18] : [4]).flatMap((gap) => {
    const above = y - height / 2 - gap;
    const below = y + height / 2 + gap;
    return [
      box(x + gap + 2, y),
      box(x - width / 2, above),
      box(x - width / 2, below),
      box(x - width - gap - 2, y),
      box(x + 3, above),
      box(x + 3, below),
      box(x - width - 3, above),
      box(x - width - 3, below),
    ];
  });
}

export function dotBox({ x, y }: Spot): Box {
  return { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
}

/** Whether a dot would show beside what is taken, or lie under it. */
export function isClear(spot: Spot, taken: readonly Box[]): boolean {
  return !taken.some((box) => overlaps(dotBox(spot), box));
}

export function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}
