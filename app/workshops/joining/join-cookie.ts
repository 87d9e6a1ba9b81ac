// One cookie for each page that a device has joined.
import { cookieHeader, cookieName, readCookie } from '#app/accounts/cookies.ts';

const SECONDS = 60 * 24 * 3600;

export function joinCookie(pageId: string, token: string, isSecure: boolean): string {
  return cookieHeader(nameOf(pageId, isSecure), token, { maxAge: SECONDS, isSecure });
}

/** The device lets go of the page. */
export function blankJoinCookie(pageId: string, isSecure: boolean): string {
  return cookieHeader(nameOf(pageId, isSecure), '', { maxAge: 0, isSecure });
}

export function readJoinToken(cookie: string | null, pageId: string, isSecure: boolean): string | null {
  return readCookie(cookie, nameOf(pageId, isSecure));
}

function nameOf(pageId: string, isSecure: boolean): string {
  return cookieName(`atelier-${pageId.slice(0, 8)}`, isSecure);
}
