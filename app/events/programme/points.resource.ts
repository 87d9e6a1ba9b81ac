// `GET /evenements/points`: the points of one programme, for its map.
import { createHash } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { programmePoints } from './programme-map.server.ts';
import { readProgrammeQuery } from './programme-query.ts';
import { readProgramme } from './programme-view.server.ts';

export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const query = readProgrammeQuery(new URL(request.url).searchParams);
  const { groups } = await readProgramme(context.parts, { ...query, view: 'liste' }, new Date());
  const bytes = Buffer.from(programmePoints(groups));
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/vnd.maillage.points',
      'Cache-Control': 'no-cache',
      ETag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`,
    },
  });
}
