// `/annuaire/points/:hash`: every place of the map, once, for ever.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { findPointSet } from './map-points.server.ts';
import { searchOrApologise } from './unavailable.server.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const set = await searchOrApologise(() => findPointSet(context.parts, params.hash ?? ''));
  if (!set) return new Response('Cette carte a changé : rechargez la page.', { status: 410 });
  const isZipped = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  return new Response(Buffer.from(isZipped ? set.gzipped : set.bytes), {
    headers: {
      'Content-Type': 'application/vnd.maillage.points',
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: `"${set.hash}"`,
      Vary: 'Accept-Encoding',
      ...(isZipped && { 'Content-Encoding': 'gzip' }),
    },
  });
}
