// The picture of a shared address, looked at: its letters come with us, not with the machine.
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { SHARE_SIZE, shareSvg } from '#app/events/page/share-image.ts';
import { type DrawnLook, drawnWords } from '#app/ui/drawn-words.server.ts';

const NOTHING = { title: '', when: '', where: '', isCancelled: false };
const FRENCH =
  'abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ0123456789«»’…–—€°?!:;,.()';

/** How many points of that part of the picture differ from the ground by more than a trace. */
async function inked(svg: string, [top, bottom]: [number, number] = [0, SHARE_SIZE.height]): Promise<number> {
  const picture = sharp(Buffer.from(svg))
    .greyscale()
    .extract({ left: 0, top, width: 700, height: bottom - top });
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += info.channels) if ((data[at] ?? 255) < 200) count++;
  return count;
}

async function letterPicture(words: string, look: Partial<DrawnLook> = {}): Promise<Buffer> {
  const shape = drawnWords(words, { family: 'heading', x: 10, y: 80, size: 80, ...look });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120"><path d="${shape}"/></svg>`;
  return sharp(Buffer.from(svg)).extractChannel('alpha').raw().toBuffer();
}

it('asks the machine for no font', () => {
  const svg = shareSvg({ ...NOTHING, title: 'Plénière', when: 'Mardi', where: 'Lyon' });
  expect(svg).not.toMatch(/<text|font/);
});

it('shows the title, the day and the place, each in its band', async () => {
  const title: [number, number] = [120, 210];
  const [day, place]: [number, number][] = [
    [462, 500],
    [508, 545],
  ];
  expect(await inked(shareSvg(NOTHING), title)).toBe(0);
  expect(await inked(shareSvg({ ...NOTHING, title: 'Plénière du réseau' }), title)).toBeGreaterThan(5000);
  expect(await inked(shareSvg({ ...NOTHING, when: 'Mardi 15 décembre 2026' }), day)).toBeGreaterThan(1000);
  expect(await inked(shareSvg({ ...NOTHING, where: 'Hôtel de ville, Lyon' }), place)).toBeGreaterThan(500);
});

it.each(['heading', 'text'] as const)('draws every letter of French, each its own (%s)', async (family) => {
  const seen = new Map<string, string>();
  for (const letter of FRENCH) {
    const picture = await letterPicture(letter, { family });
    expect([letter, picture.some((alpha) => alpha > 128)]).toEqual([letter, true]);
    const key = picture.toString('base64');
    expect([letter, seen.get(key)]).toEqual([letter, undefined]);
    seen.set(key, letter);
  }
});

it('draws a letter where it is, as it is', async () => {
  // « l » is a bar on the base line: taller than wide, filled, nothing under the line.
  const bar = await letterPicture('l');
  const row = (y: number) => bar.subarray(y * 120, (y + 1) * 120).filter((alpha) => alpha > 128).length;
  expect(row(60)).toBeGreaterThan(5);
  expect(row(60)).toBeLessThan(20);
  expect(row(85)).toBe(0);
  // « o » has a hole, « é » is an « e » under an accent.
  const round = await letterPicture('o');
  const across = [...round.subarray(58 * 120, 59 * 120)]
    .map((alpha) => (alpha > 128 ? '#' : ' '))
    .join('')
    .trim();
  expect(across).toMatch(/^#+ +#+$/);
  const [plain, accented] = [await letterPicture('e'), await letterPicture('é')];
  expect(accented.subarray(50 * 120).equals(plain.subarray(50 * 120))).toBe(true);
  expect(accented.equals(plain)).toBe(false);
});

it('leaves out what no font of ours holds, and keeps the letter of an unknown accent', () => {
  const look: DrawnLook = { family: 'text', x: 0, y: 0, size: 10 };
  expect(drawnWords('😀ﷺ', look)).toBe('');
  expect(drawnWords('Lyon 4ᵉ', look)).toBe(drawnWords('Lyon 4e', look));
  expect(drawnWords('', look)).toBe('');
});
