// Binds the way to an OpenID provider and back to one browser.
import type { Env } from '#app/server/env.ts';
import { cookieHeader, cookieName, readCookie } from '../cookies.ts';

const SECONDS = 15 * 60;

type Origin = Pick<Env, 'publicUrl'>;

export function openidCookie({ publicUrl }: Origin, secret: string): string {
  const isSecure = publicUrl.startsWith('https:');
  return cookieHeader(cookieName('openid', isSecure), secret, { maxAge: SECONDS, isSecure });
}

export function readOpenidCookie({ publicUrl }: Origin, request: Request): string | null {
  return readCookie(request.headers.get('cookie'), cookieName('openid', publicUrl.startsWith('https:')));
}
