// `/notes/:id/images/:hash`: a picture of a note, for whoever may read the note.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { PicturesUnavailable } from '#app/server/picture-store.ts';
import { noteAccess } from '../note-access.server.ts';
import { readImage } from './image-store.server.ts';

/** Throws 503 while the storage is away. */
function awayAsResponse(error: unknown): never {
  if (!(error instanceof PicturesUnavailable)) throw error;
  throw new Response('Les images ne répondent pas pour le moment.', { status: 503, headers: { 'Retry-After': '5' } });
}

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { id = '', hash = '' } = params;
  await noteAccess(context.parts, request, id);
  const bytes = await readImage(context.parts.pictures, id, hash).catch(awayAsResponse);
  if (!bytes) throw new Response('Cette image n’existe pas.', { status: 404 });
  const etag = `"${hash}"`;
  // Not kept without asking: the right to read the note may end.
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(bytes), {
    headers: { ...headers, 'Content-Type': 'image/webp', 'Content-Security-Policy': "default-src 'none'" },
  });
}
