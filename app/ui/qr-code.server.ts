// A QR code as one SVG path: sharp on paper, no image to fetch, no inline style.
import { LRUCache } from 'lru-cache';
import QRCode from 'qrcode';

type Drawing = { size: number; path: string };

/** A booklet asks for a hundred at once, and for the same ones each time. */
const drawn = new LRUCache<string, Drawing>({ max: 2_000 });

/** `path` draws dark modules on a square of `size` units; quiet zone not included. */
export function drawQrCode(text: string): Drawing {
  const known = drawn.get(text);
  if (known) return known;
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue;
      const start = x;
      while (x + 1 < size && data[y * size + x + 1]) x++;
      path += `M${start} ${y}h${x - start + 1}v1H${start}z`;
    }
  }
  const drawing = { size, path };
  drawn.set(text, drawing);
  return drawing;
}
