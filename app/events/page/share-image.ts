// The picture that goes with a shared address: the words of the event on our ground, drawn as SVG. Runs on the server only.
import { drawnWords } from '#app/ui/drawn-words.server.ts';

export type ShareWords = { title: string; when: string; where: string; isCancelled: boolean };

export const SHARE_SIZE = { width: 1200, height: 630 };

const INK = '#1e2a2f';
const SOFT = '#4c585d';
const ACTION = '#0f5b63';
const SIGNAL = '#b84514';
const BOLD = 0.02;
const MOST_LINES = 4;
/** Of a line of the title; the widest letters must fit too. */
const LINE_LETTERS = 30;
const SMALL_LETTERS = 58;

export function shareSvg({ title, when, where, isCancelled }: ShareWords): string {
  const lines = wrapped(title, LINE_LETTERS, MOST_LINES);
  const words = lines.map((line, at) => text({ x: 90, y: 190 + at * 76, size: 60, fill: INK, weight: 700 }, line));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_SIZE.width}" height="${SHARE_SIZE.height}">
<rect width="1200" height="630" fill="#fbf8f3"/>
<g fill="none" stroke-width="5" stroke-linecap="round">
<path d="M760 0C860 130 1010 60 1200 190" stroke="${ACTION}" opacity="0.35"/>
<path d="M860 0C900 110 1040 120 1200 60" stroke="${SIGNAL}" opacity="0.45"/>
<path d="M1010 0C990 90 1090 160 1200 130" stroke="${ACTION}" opacity="0.7"/>
</g>
<rect x="90" y="100" width="90" height="6" fill="${ACTION}"/>
${words.join('\n')}
${text({ x: 90, y: 490, size: 32, fill: isCancelled ? SIGNAL : ACTION, weight: 700 }, isCancelled ? 'Annulé' : oneLine(when))}
${text({ x: 90, y: 534, size: 30, fill: SOFT, weight: 400 }, oneLine(where))}
${text({ x: 90, y: 590, size: 28, fill: ACTION, weight: 700 }, 'Maillage')}
</svg>`;
}

/** Whole words, as many lines as there is room for; what is left over is cut with « … ». */
export function wrapped(title: string, letters: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of clean(title).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > letters ? `${word.slice(0, letters - 1)}…` : word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, letters - 2)} …`];
}

function oneLine(words: string): string {
  return wrapped(words, SMALL_LETTERS, 1)[0] ?? '';
}

type Look = { x: number; y: number; size: number; fill: string; weight: number };

/** The outlines are those of the regular letters: a line around them makes them bold. */
function text({ x, y, size, fill, weight }: Look, words: string): string {
  const isBold = weight > 400;
  const shape = drawnWords(words, { family: isBold ? 'heading' : 'text', x, y, size });
  const bold = isBold ? ` stroke="${fill}" stroke-width="${(size * BOLD).toFixed(1)}" stroke-linejoin="round"` : '';
  return `<path fill="${fill}"${bold} d="${shape}"/>`;
}

function clean(words: string): string {
  return words
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}\uFFFE\uFFFF]+/gu, ' ')
    .trim();
}
