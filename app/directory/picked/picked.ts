// « Ma liste »: actors picked by hand. The address holds them, nothing else does: no cookie, no account.

export const PICKED = 'choix';
export const MOST_PICKED = 40;
const SLUG = /^[a-z0-9-]{1,100}$/;

/** Never fails: what is no slug is left out, each counts once. */
export function readPicked(parameters: URLSearchParams): string[] {
  return [...new Set(parameters.getAll(PICKED))].filter(isSlug).slice(0, MOST_PICKED);
}

export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

export function withPicked(picked: string[], slug: string): string[] {
  return picked.includes(slug) ? picked.filter((one) => one !== slug) : [...picked, slug].slice(-MOST_PICKED);
}

/** `choix=a&choix=b`, with a question mark before; nothing when nothing is picked. */
export function pickedSearch(picked: string[]): string {
  return picked.length === 0 ? '' : `?${new URLSearchParams(picked.map((slug) => [PICKED, slug]))}`;
}
