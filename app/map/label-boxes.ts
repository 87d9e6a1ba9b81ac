// Where a name may stand beside its dot. Shared by the canvas and the printed plan.

export type Spot = { x: number; y: number };
export type Box = { left: number; top: number; right: number; bottom: number };

/** The first place beside the dot that is free and inside the frame; the caller adds it to what is taken. */
export function freeBox(
  spot: Spot,
  size: { width: number; height: number },
  taken: readonly Box[],
  frame?: Box,
): Box | undefined {
  return around(spot, size).find(
    (box) => (!frame || contains(frame, box)) && !taken.some((other) => overlaps(box, other)),
  );
}

function around({ x, y }: Spot, { width, height }: { width: number; height: number }): Box[] {
  const box = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - height / 2,
    bottom: middle + height / 2,
  });
  const above = y - height / 2 - 4;
  const below = y + height / 2 + 4;
  return [
    box(x + 6, y),
    box(x - width / 2, above),
    box(x - width / 2, below),
    box(x - width - 6, y),
    box(x + 3, above),
    box(x + 3, below),
    box(x - width - 3, above),
    box(x - width - 3, below),
  ];
}

export function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}
