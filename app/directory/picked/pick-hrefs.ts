import { type DirectoryQuery, directoryHref } from '../directory-query.ts';
import { PICKED, withPicked } from './picked.ts';

/** The list with an actor picked or let go. What fifty of these addresses share is written once. */
export function pickHrefs(query: DirectoryQuery): (slug: string) => string {
  const rest = directoryHref({ ...query, picked: [] }, { page: query.page });
  const start = rest.includes('?') ? `${rest}&` : `${rest}?`;
  return (slug) => {
    const picked = withPicked(query.picked, slug);
    // A slug is made of what an address may hold as it stands.
    return picked.length === 0 ? rest : start + picked.map((one) => `${PICKED}=${one}`).join('&');
  };
}
