import { type DirectoryQuery, directoryHref } from './directory-query.ts';

/** Offers to keep the one network chosen, or to let go of the kept one; a form of its own, beside that of the search. */
export function KeptNetwork({ query, kept }: { query: DirectoryQuery; kept: string | null }) {
  const [chosen, ...others] = query.selection.territoire ?? [];
  const isKept = chosen !== undefined && chosen === kept;
  const mayKeep = chosen !== undefined && others.length === 0 && !isKept;
  if (!mayKeep && !isKept && !(kept && query.isEverywhere)) return null;
  return (
    <form
      method="post"
      action="/annuaire/reseau"
      className="screen-only mt-4 flex flex-wrap items-center gap-x-3 text-small"
    >
      <input type="hidden" name="territoire" value={mayKeep ? chosen : ''} />
      <input type="hidden" name="retour" value={directoryHref(query)} />
      <span className="text-soft">
        {mayKeep ? 'Vous cherchez souvent dans ce réseau local ?' : 'Un réseau local vous est montré à chaque visite.'}
      </span>
      <button type="submit" className="link inline-flex min-h-11 cursor-pointer items-center md:min-h-8">
        {mayKeep ? 'Le montrer à chaque visite, sur cet appareil' : 'Ne plus le montrer d’office'}
      </button>
    </form>
  );
}
