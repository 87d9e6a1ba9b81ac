// Words as shapes, in the letters that the pages use: a picture needs no font on the machine that draws it.
import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

const FAMILIES = {
  heading: '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque',
  text: '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next',
};
/** The letters of French, then those of the other languages of Europe. */
const SUBSETS = ['latin', 'latin-ext'];

export type DrawnLook = { family: keyof typeof FAMILIES; x: number; y: number; size: number };
type Run = { font: Font; signs: string };

const read = new Map<keyof typeof FAMILIES, Font[]>();

function fontsOf(family: keyof typeof FAMILIES): Font[] {
  const known = read.get(family);
  if (known) return known;
  const { resolve } = createRequire(import.meta.url);
  const fonts = SUBSETS.map((subset) => {
    const font = openSync(resolve(`${FAMILIES[family]}-${subset}-wght-normal.woff2`));
    if (!('layout' in font)) throw new Error(`${family} is several fonts in a file`);
    return font;
  });
  read.set(family, fonts);
  return fonts;
}

/** The `d` of an SVG path, from the point `x`, `y` of its base line. A sign that no font of ours holds is left out. */
export function drawnWords(words: string, { family, x, y, size }: DrawnLook): string {
  let pen = x;
  return runsOf(words, fontsOf(family))
    .flatMap(({ font, signs }) => {
      const scale = size / font.unitsPerEm;
      const { glyphs, positions } = font.layout(signs);
      return glyphs.map(({ path }, at) => {
        const from = pen;
        pen += (positions[at]?.xAdvance ?? 0) * scale;
        return path.scale(scale, -scale).translate(from, y).toSVG();
      });
    })
    .join('');
}

/** The signs beside each other that one font draws. */
function runsOf(words: string, fonts: Font[]): Run[] {
  const runs: Run[] = [];
  // « ᵉ » stands in for itself as an e, an unknown accent leaves its letter.
  const known = [...words].flatMap((sign) => (fontOf(sign, fonts) ? [sign] : [...sign.normalize('NFKD')]));
  for (const sign of known) {
    const font = fontOf(sign, fonts);
    const last = runs.at(-1);
    if (font && last?.font === font) last.signs += sign;
    else if (font) runs.push({ font, signs: sign });
  }
  return runs;
}

function fontOf(sign: string, fonts: Font[]): Font | undefined {
  return fonts.find((font) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
}
