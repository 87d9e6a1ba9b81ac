import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';

export function MissingEvent() {
  return (
    <PageWidth>
      <PageHeading title="Évènement introuvable" />
      <EmptyState title="Il n’est pas, ou plus, au programme">
        <p>
          L’adresse a peut-être été coupée. <a href="/evenements">Voir tout le programme</a>
        </p>
      </EmptyState>
    </PageWidth>
  );
}
