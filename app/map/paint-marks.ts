// Draws marks on a canvas whose origin is the top left of the view; touches nothing but the context it is given.
import type { Cluster, Clusters } from './grid-clusters.ts';

/** Colours resolved for the current light; `glyph` is drawn on a 24 × 24 square. */
export type MarkLook = {
  raised: string;
  paper: string;
  ink: string;
  soft: string;
  control: string;
  action: string;
  font: string;
  tints: { color: string; glyph: Path2D | null }[];
};

export type Emphasis = {
  /** Marks to bring forward: hovered here or in the list. */
  marks: ReadonlySet<number>;
  /** The mark the keyboard would open. */
  focused: number;
};

const RING = 3.5;
const MAIN_SHARE = 0.15;
const GLYPH_SCALE = 14 / 24;

export function paintMarks(
  context: CanvasRenderingContext2D,
  clusters: Clusters,
  look: MarkLook,
  emphasis: Emphasis,
): void {
  context.save();
  context.translate(-clusters.view.left, -clusters.view.top);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [index, mark] of clusters.list.entries()) {
    if (!emphasis.marks.has(index) && index !== emphasis.focused) paintMark(context, mark, look, false);
  }
  for (const [index, mark] of clusters.list.entries()) {
    if (emphasis.marks.has(index) || index === emphasis.focused) paintMark(context, mark, look, true);
  }
  context.restore();
}

function paintMark(context: CanvasRenderingContext2D, mark: Cluster, look: MarkLook, forward: boolean): void {
  const radius = mark.radius + (forward ? 3 : 0);
  if (forward) {
    disc(context, mark, radius + 5.5, look.paper);
    disc(context, mark, radius + 4.5, look.action);
  }
  disc(context, mark, radius + 1.75, look.paper);
  if (mark.count === 1) paintPoint(context, mark, radius, look);
  else paintCluster(context, mark, radius, look);
}

function paintPoint(context: CanvasRenderingContext2D, mark: Cluster, radius: number, look: MarkLook): void {
  const tint = look.tints[mark.mix[0]?.tint ?? 0];
  disc(context, mark, radius, tint?.color ?? look.action);
  if (!tint?.glyph) return;
  context.save();
  context.translate(mark.x - 12 * GLYPH_SCALE, mark.y - 12 * GLYPH_SCALE);
  context.scale(GLYPH_SCALE, GLYPH_SCALE);
  context.lineWidth = 2.4;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = look.raised;
  context.stroke(tint.glyph);
  context.restore();
}

/** What a cluster is mostly made of shows as arcs around its count; small shares are one neutral arc. */
function paintCluster(context: CanvasRenderingContext2D, mark: Cluster, radius: number, look: MarkLook): void {
  disc(context, mark, radius, look.raised);
  context.lineWidth = RING;
  let from = -Math.PI / 2;
  const arc = (share: number, color: string) => {
    const to = from + 2 * Math.PI * share;
    context.beginPath();
    context.arc(mark.x, mark.y, radius - RING / 2, from, to);
    context.strokeStyle = color;
    context.stroke();
    from = to;
  };
  const main = mark.mix.filter((share) => share.count / mark.count >= MAIN_SHARE);
  for (const share of main) arc(share.count / mark.count, look.tints[share.tint]?.color ?? look.action);
  const rest = mark.count - main.reduce((sum, share) => sum + share.count, 0);
  if (rest > 0) arc(rest / mark.count, look.control);
  context.fillStyle = look.ink;
  const text = shortCount(mark.count);
  context.font = `650 ${text.length > 4 ? 12 : 13}px ${look.font}`;
  context.fillText(text, mark.x, mark.y + 0.5);
}

function disc(context: CanvasRenderingContext2D, at: { x: number; y: number }, radius: number, color: string): void {
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
}

/** « 940 », « 1 240 », « 12 k »: never wider than a mark. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  if (count < 10_000) return `${Math.floor(count / 1000)}\u202f${String(count % 1000).padStart(3, '0')}`;
  return `${Math.floor(count / 1000)}\u202fk`;
}
