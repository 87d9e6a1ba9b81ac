import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../../app/ui/tokens.css', import.meta.url), 'utf8');
const TINTS = ['blue', 'violet', 'amber', 'slate', 'brown', 'plum', 'rose', 'cyan', 'stone'];
const GROUNDS = ['paper', 'raised', 'sunken'];

/** [foreground, background, least ratio]: 4.5 for text, 3 for controls and glyphs. */
const PAIRS: [string, string, number][] = [
  ...['ink', 'soft', 'action', 'action-strong', 'signal', 'verified', 'unknown'].flatMap((text) =>
    GROUNDS.map((ground): [string, string, number] => [text, ground, 4.5]),
  ),
  ...['control', 'action'].flatMap((edge) => GROUNDS.map((ground): [string, string, number] => [edge, ground, 3])),
  ['on-action', 'action', 4.5],
  ['on-action', 'action-strong', 4.5],
  ['on-signal', 'signal', 4.5],
  ['verified', 'unknown-tint', 4.5],
  ...['action', 'signal', 'verified', 'unknown', 'amber'].flatMap((tone): [string, string, number][] => [
    [tone, `${tone}-tint`, 4.5],
    ['ink', `${tone}-tint`, 4.5],
    ['soft', `${tone}-tint`, 4.5],
  ]),
  ['action-strong', 'action-tint', 4.5],
  ...TINTS.flatMap((tint): [string, string, number][] => [
    [tint, `${tint}-tint`, 4.5],
    ...GROUNDS.map((ground): [string, string, number] => [tint, ground, 3]),
  ]),
];

test.each([
  ['by day', tokensOf(css.slice(0, css.indexOf('@media'))), PAIRS],
  ['by night', tokensOf(css.slice(css.indexOf('@media'), css.indexOf('@media print'))), PAIRS],
  // Buttons are not printed.
  ['on paper', tokensOf(css.slice(css.indexOf('@media print'))), PAIRS.filter(([front]) => !front.startsWith('on-'))],
])('every pair in use can be read %s', (_, tokens, pairs) => {
  const tooWeak = pairs.filter(([front, back, least]) => contrast(colour(tokens, front), colour(tokens, back)) < least);
  expect(tooWeak).toEqual([]);
});

test('day and night give a value to the same names', () => {
  const day = tokensOf(css.slice(0, css.indexOf('@media')));
  const night = tokensOf(css.slice(css.indexOf('@media'), css.indexOf('@media print')));
  expect([...night.keys()].sort()).toEqual([...day.keys()].sort());
});

function tokensOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
}

function colour(tokens: Map<string, string>, name: string): string {
  const value = tokens.get(name);
  if (value === undefined) throw new Error(`tokens.css has no --${name}`);
  return value;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
