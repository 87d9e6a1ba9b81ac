// `/logos/:hash`: the picture of a territory, once, for ever.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { logos } from '#db/schema/territories.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const hash = params.hash ?? '';
  const etag = `"${hash}"`;
  const [logo] = /^[\w-]{32}$/.test(hash)
    ? await context.parts.database.query((queries) => queries.select().from(logos).where(eq(logos.hash, hash)))
    : [];
  if (!logo) throw new Response('Cette image n’existe pas.', { status: 404 });
  const headers = { ETag: etag, 'Cache-Control': 'public, max-age=31536000, immutable' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(logo.bytes), {
    headers: { ...headers, 'Content-Type': logo.type, 'Content-Security-Policy': "default-src 'none'" },
  });
}
