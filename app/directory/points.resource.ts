// `/annuaire/points/:hash`: every place of the map, once. An old hash is redirected to the present one.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { readPointSet } from './map-points.server.ts';
import { searchOrApologise } from './unavailable.server.ts';

export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const set = await searchOrApologise(() => readPointSet(context.parts));
  if (params.hash !== set.hash) return redirect(`/annuaire/points/${set.hash}`);
  return new Response(Buffer.from(set.bytes), {
    headers: {
      'Content-Type': 'application/vnd.maillage.points',
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: `"${set.hash}"`,
    },
  });
}
