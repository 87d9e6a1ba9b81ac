import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { SearchField } from '#app/ui/search-field.tsx';

/** No organisation of that name: what may have happened, and where to go on. */
export function MissingCard() {
  return (
    <PageWidth width="prose">
      <PageHeading title="Cette fiche n’est pas dans l’annuaire" lead="Aucun acteur publié ne porte cette adresse." />
      <EmptyState title="Ce qui a pu se passer">
        <ul className="list-disc space-y-1 pl-5">
          <li>La structure a changé de nom : cherchez-la par son sigle ou par ce qu’elle fait.</li>
          <li>Elle a fermé, et sa fiche a été retirée.</li>
          <li>Le lien a été coupé en route, dans un courriel par exemple.</li>
        </ul>
      </EmptyState>
      <search className="block">
        <form action="/annuaire" method="get">
          <SearchField name="q" label="Un nom, un sigle, un besoin" buttonLabel="Chercher" />
        </form>
      </search>
      <p className="mt-6">
        Quelqu’un est en face de vous ?{' '}
        <a href="/annuaire/guide" className="link">
          Trouver pour quelqu’un
        </a>
      </p>
    </PageWidth>
  );
}
