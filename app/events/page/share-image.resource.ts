// `GET /evenements/:slug/image`: drawn once for each revision, then kept.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { LRUCache } from 'lru-cache';
import sharp from 'sharp';
import { readEvent } from './read-event.server.ts';
import { shareSvg } from './share-image.ts';

const drawn = new LRUCache<string, Promise<Buffer>>({ max: 200 });

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const found = await readEvent(context, params.slug ?? '');
  if (!found) throw new Response('Cet évènement n’existe pas, ou plus.', { status: 404 });
  const { row } = found.stored;
  const key = `${row.id}-${row.revision}`;
  const headers = { ETag: `"${key}"`, 'Cache-Control': 'no-cache' };
  if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers });
  const { title, when, place, isFromAfar, status } = found.view;
  const where = place ? [place.name, place.commune].filter(Boolean).join(', ') : isFromAfar ? 'À distance' : '';
  const image =
    drawn.get(key) ??
    sharp(Buffer.from(shareSvg({ title, when: capital(when), where, isCancelled: status === 'cancelled' })))
      .png({ palette: true })
      .toBuffer();
  drawn.set(key, image);
  image.catch(() => drawn.delete(key));
  return new Response(new Uint8Array(await image), { headers: { ...headers, 'Content-Type': 'image/png' } });
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
