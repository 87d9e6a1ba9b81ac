// Pictures of notes: told by their content, redrawn (which drops what a camera wrote into them), kept by note under the hash of what
// is served.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { PictureStore } from '#app/server/picture-store.ts';

export const LARGEST_IMAGE = 8 * 2 ** 20;
export const ALL_IMAGES = 'note-images/';
const WIDEST = 1_600;
const MOST_PIXELS = 50_000_000;
const HASH = /^[\w-]{32}$/;

/** Beginnings of the files that we redraw. Neither SVG nor PDF: what draws them reads more than a picture. */
const KINDS: ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')),
  (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6)),
];

export type StoredImage = { src: string; width: number; height: number };

/** null when it is no picture of a kind we know, or a broken one. */
export async function storeImage(pictures: PictureStore, noteId: string, bytes: Buffer): Promise<StoredImage | null> {
  if (!KINDS.some((isKind) => isKind(bytes))) return null;
  const drawn = await sharp(bytes, { limitInputPixels: MOST_PIXELS, pages: 1 })
    .rotate()
    .resize({ width: WIDEST, height: WIDEST, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (!drawn) return null;
  const { data, info } = drawn;
  const hash = createHash('sha256').update(data).digest('base64url').slice(0, 32);
  await pictures.put(imageKey(noteId, hash), data);
  return { src: `/notes/${noteId}/images/${hash}`, width: info.width, height: info.height };
}

export async function readImage(pictures: PictureStore, noteId: string, hash: string): Promise<Uint8Array | null> {
  return HASH.test(hash) ? pictures.get(imageKey(noteId, hash)) : null;
}

export async function forgetImages(pictures: PictureStore, noteId: string): Promise<void> {
  const kept = await pictures.list(`${ALL_IMAGES}${noteId}/`);
  await pictures.remove(kept.map(({ key }) => key));
}

export function imageKey(noteId: string, hash: string): string {
  return `${ALL_IMAGES}${noteId}/${hash}.webp`;
}
