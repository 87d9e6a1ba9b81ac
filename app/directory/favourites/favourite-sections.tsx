import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import type { FavouriteLine, SearchLine } from './read-favourites.server.ts';

const HERE = '/compte/favoris';

export type KeepSearchProps = { query: string; name: string; error: string | undefined; mail: string };

/** The search comes along hidden: only its name is asked. */
export function KeepSearch({ query, name, error, mail }: KeepSearchProps) {
  return (
    <form method="post" action={HERE} className="mt-8 space-y-4 border-y border-line py-6" noValidate>
      <h2>Garder une recherche</h2>
      <input type="hidden" name="recherche" value={query} />
      <TextField
        label="Son nom"
        hint={`Chaque lundi où quelque chose change, un courriel part à ${mail}.`}
        name="nom"
        maxLength={80}
        defaultValue={name}
        error={error}
      />
      <p className="flex flex-wrap items-center gap-4">
        <Button variant="primary">Garder cette recherche</Button>
        <a href={query === '' ? '/annuaire' : `/annuaire?${query}`} className="link inline-flex min-h-11 items-center">
          Revoir ce qu’elle trouve
        </a>
      </p>
    </form>
  );
}

export function FavouriteActors({ actors }: { actors: FavouriteLine[] }) {
  return (
    <section aria-labelledby="acteurs" className="mt-10">
      <h2 id="acteurs">Mes acteurs</h2>
      {actors.length === 0 && (
        <p className="mt-2 max-w-prose text-soft">
          Aucun encore. L’étoile d’une fiche ou d’un résultat de <a href="/annuaire">l’annuaire</a> le garde ici.
        </p>
      )}
      <ul className="mt-2 divide-y divide-line">
        {actors.map(({ slug, name, about, isThere }) => (
          <li key={slug} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <a href={`/annuaire/${slug}`} className="link inline-flex min-h-11 items-center font-semibold">
                {name}
              </a>
              <p className="text-small text-soft">{isThere ? about : 'N’est plus dans l’annuaire'}</p>
            </div>
            <form method="post" action={HERE}>
              <Button name="etoile" value={`retirer ${slug}`} aria-label={`Retirer ${name} de mes favoris`}>
                Retirer
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function KeptSearches({ searches }: { searches: SearchLine[] }) {
  return (
    <section aria-labelledby="recherches" className="mt-10">
      <h2 id="recherches">Mes recherches</h2>
      {searches.length === 0 && (
        <p className="mt-2 max-w-prose text-soft">
          Aucune encore. Cherchez dans <a href="/annuaire">l’annuaire</a>, puis « Garder cette recherche » sous les
          résultats.
        </p>
      )}
      <ul className="mt-2 divide-y divide-line">
        {searches.map(({ id, name, href, isMailed, since, count }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <a href={href} className="link inline-flex min-h-11 items-center font-semibold break-words">
                {name}
              </a>
              <p className="text-small text-soft">
                {count} {count > 1 ? 'acteurs' : 'acteur'}, gardée depuis le {since},{' '}
                {isMailed ? 'suivie par courriel' : 'sans courriel'}
              </p>
            </div>
            <form method="post" action={HERE} className="flex flex-wrap gap-3">
              <Button
                name="courriels"
                value={`${isMailed ? 'non' : 'oui'} ${id}`}
                aria-label={`${isMailed ? 'Arrêter' : 'Recevoir'} les courriels de la recherche ${name}`}
              >
                {isMailed ? 'Arrêter les courriels' : 'Recevoir les courriels'}
              </Button>
              <Button variant="quiet" name="oublier" value={id} aria-label={`Oublier la recherche ${name}`}>
                Oublier
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
