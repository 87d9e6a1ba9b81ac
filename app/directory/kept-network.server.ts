// The network that a visitor asked to keep: a cookie that a button sets, never a visit, and that says nothing of anybody.
import { cookieHeader, readCookie } from '#app/accounts/cookies.ts';
import type { Parts } from '#app/server/parts.ts';
import { readTerritories } from './known-codes.server.ts';

/** The page cache knows it too: it is the only cookie that a shared page may be asked for with. */
const NAME = 'reseau';
const YEAR = 365 * 24 * 60 * 60;
const LIST = '/annuaire';

/** The slug of a network that exists; null when none is kept. */
export async function readKeptNetwork(parts: Parts, request: Request): Promise<string | null> {
  const kept = readCookie(request.headers.get('cookie'), NAME);
  if (kept === null) return null;
  const networks = await readTerritories(parts);
  return networks.some(({ slug }) => slug === kept) ? kept : null;
}

/** Where the kept network narrows a search that names neither a network nor a commune; null where it changes nothing. */
export function narrowedHref(url: URL, kept: string | null): string | null {
  const { searchParams } = url;
  if (kept === null || ['territoire', 'commune', 'lieu'].some((name) => searchParams.get(name))) return null;
  const narrowed = new URLSearchParams(searchParams);
  narrowed.set('territoire', kept);
  return `${LIST}?${narrowed}`;
}

/** Keeps the network named, or none; null when there is no such network. */
export async function keepNetwork(parts: Parts, form: FormData): Promise<{ setCookie: string; back: string } | null> {
  const slug = String(form.get('territoire') ?? '');
  const networks = await readTerritories(parts);
  if (slug !== '' && !networks.some((network) => network.slug === slug)) return null;
  const wanted = String(form.get('retour') ?? '');
  const isSecure = parts.env.publicUrl.startsWith('https:');
  return {
    setCookie: cookieHeader(NAME, slug, { maxAge: slug === '' ? 0 : YEAR, isSecure }),
    back: wanted === LIST || wanted.startsWith(`${LIST}?`) ? wanted : LIST,
  };
}
