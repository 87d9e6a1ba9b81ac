// Colours and glyphs as the page shows them now, for a canvas that knows no stylesheet.
import type { MarkLook } from './paint-marks.ts';

const COLOURS = ['raised', 'paper', 'ink', 'soft', 'control', 'action'] as const;

/**
 * Reads the look from an element that holds one child per tint (its colour, and its icon as inline SVG).
 * The element may be hidden, not detached.
 */
export function readLook(swatches: HTMLElement): MarkLook {
  const style = getComputedStyle(swatches);
  const look: Partial<MarkLook> = {};
  for (const name of COLOURS) look[name] = style.getPropertyValue(`--${name}`).trim() || style.color;
  return {
    ...(look as Record<(typeof COLOURS)[number], string>),
    font: style.fontFamily,
    tints: Array.from(swatches.children, (child) => ({
      color: getComputedStyle(child).color,
      glyph: glyphOf(child.querySelector('svg')),
    })),
  };
}

function glyphOf(icon: SVGElement | null): Path2D | null {
  if (!icon) return null;
  const glyph = new Path2D();
  for (const shape of icon.querySelectorAll('path, circle, ellipse, rect, line, polyline, polygon')) {
    glyph.addPath(pathOf(shape));
  }
  return glyph;
}

function pathOf(shape: Element): Path2D {
  const number = (name: string) => Number(shape.getAttribute(name) ?? 0);
  const path = new Path2D();
  switch (shape.tagName) {
    case 'path':
      return new Path2D(shape.getAttribute('d') ?? '');
    case 'circle':
      path.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
      break;
    case 'ellipse':
      path.ellipse(number('cx'), number('cy'), number('rx'), number('ry'), 0, 0, 2 * Math.PI);
      break;
    case 'rect':
      path.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx') || number('ry'));
      break;
    case 'line':
      path.moveTo(number('x1'), number('y1'));
      path.lineTo(number('x2'), number('y2'));
      break;
    default:
      return new Path2D(`M${shape.getAttribute('points') ?? ''}${shape.tagName === 'polygon' ? 'Z' : ''}`);
  }
  return path;
}
