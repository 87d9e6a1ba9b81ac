// Binds the six digits to the browser that asked for them.
import type { Env } from '#app/server/env.ts';
import { cookieHeader, cookieName, readCookie } from './cookies.ts';

const SECONDS = 15 * 60;

type Origin = Pick<Env, 'publicUrl'>;

export function attemptCookie(env: Origin, secret: string): string {
  const isSecure = env.publicUrl.startsWith('https:');
  return cookieHeader(cookieName('connexion', isSecure), secret, { maxAge: secret === '' ? 0 : SECONDS, isSecure });
}

export function readAttempt(env: Origin, request: Request): string | null {
  return readCookie(request.headers.get('cookie'), cookieName('connexion', env.publicUrl.startsWith('https:')));
}
