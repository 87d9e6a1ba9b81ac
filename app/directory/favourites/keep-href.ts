import { type DirectoryQuery, writeDirectoryQuery } from '../directory-query.ts';

/** « Garder cette recherche »: to the form that asks for its name, with one to begin with. */
export function keepHref({ query, title }: { query: DirectoryQuery; title: string }): string {
  const recherche = writeDirectoryQuery({ ...query, page: 1, view: 'liste', picked: [] }).toString();
  return `/compte/favoris?${new URLSearchParams({ recherche, nom: title.slice(0, 80) })}`;
}
