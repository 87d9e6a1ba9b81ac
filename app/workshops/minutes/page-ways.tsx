import { PageWidth } from '#app/ui/page-layout.tsx';

/** Where a workshop page leads to, for who reads it. */
export function PageWays({ slug, hasJoined }: { slug: string; hasJoined: boolean }) {
  return (
    <PageWidth className="screen-only">
      <nav aria-label="À partir de cet atelier">
        <ul className="flex flex-wrap gap-x-6">
          <li>
            <a href={`/ateliers/${slug}/compte-rendu`} className="link inline-flex min-h-11 items-center">
              Compte rendu à emporter
            </a>
          </li>
          <li>
            <a href={`/ateliers/${slug}/historique`} className="link inline-flex min-h-11 items-center">
              Historique : ce qui a changé
            </a>
          </li>
          <li>
            <a href={`/ateliers/${slug}/commentaires`} className="link inline-flex min-h-11 items-center">
              Commentaires des cartes
            </a>
          </li>
          {hasJoined && (
            <li>
              <a href={`/ateliers/${slug}/connaissances`} className="link inline-flex min-h-11 items-center">
                Avec qui travaillez-vous, avant et après ? Recevoir le bilan
              </a>
            </li>
          )}
        </ul>
      </nav>
    </PageWidth>
  );
}
