// JSON with an ETag of its content, so that who asks again pays nothing.
import { createHash } from 'node:crypto';
import { OPEN } from './problem.server.ts';

export function jsonAnswer(request: Request, body: unknown, maxAgeSeconds = 60): Response {
  const text = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const headers = { ETag: etag, 'Cache-Control': `public, max-age=${maxAgeSeconds}`, ...OPEN };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  // A proxy that compressed the answer may have made the tag a weak one.
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(text, { headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' } });
}
