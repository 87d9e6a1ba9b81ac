// Headers of every answer, and the origin check of every unsafe method, before Remix sees the request.
import type { IncomingMessage } from 'node:http';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export const SECURITY_HEADERS: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), payment=(), usb=(), interest-cohort=()',
};

/** `sources`: `'nonce-…'` or a list of `'sha256-…'`. In development Vite writes style elements of its own: `allowsStyles`. */
export function contentSecurityPolicy(sources: string[], allowsStyles = false): string {
  const ours = sources.join(' ');
  return [
    "default-src 'self'",
    `script-src 'self' ${ours}`,
    `style-src 'self' ${allowsStyles ? "'unsafe-inline'" : ours}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Pages whose address is a secret name no referrer, so that their forms come from « null »: only who knows it can send one. */
const SECRET_PATH = /^\/(?:fiche|desabonnement|evenements\/inscription)\/[A-Za-z0-9_-]{43}(?:\?|$)/;

/** Sec-Fetch-Site where the browser sends it, otherwise an exact Origin; neither means a forged or an old client. */
export function isFromOurOrigin(request: IncomingMessage, publicUrl: string): boolean {
  if (SAFE_METHODS.has(request.method ?? 'GET')) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = request.headers;
  return origin === publicUrl || (origin === 'null' && SECRET_PATH.test(request.url ?? ''));
}

/** A websocket is opened by a GET, and other sites may try: the page must be one of ours. Every browser names it. */
export function isUpgradeFromOurOrigin(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return false;
  return origin === publicUrl || URL.parse(origin)?.host === host;
}
