import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { signedIn } from '../signed-in.ts';
import { OrphanItem } from './orphan-item.tsx';
import { readOrphans } from './read-orphans.server.ts';

const PAGE_SIZE = 50;

export const meta: MetaFunction = () => [{ title: 'Organismes sans membre – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = Math.max(1, Number.parseInt(new URL(request.url).searchParams.get('page') ?? '1', 10) || 1);
  const offset = (Math.min(page, 10_000) - 1) * PAGE_SIZE;
  const { total, orphans } = await readOrphans(context.parts.database, signedIn(context.actor), {
    limit: PAGE_SIZE,
    offset,
  });
  return { total, orphans, page, pages: Math.ceil(total / PAGE_SIZE) };
}

export default function OrphansPage() {
  const { total, orphans, page, pages } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Organismes sans membre"
        lead="Personne de ces organismes ne tient leur fiche, et personne n’y est invité. Vous seule, vous seul les tenez à jour."
      />
      {orphans.length === 0 && (
        <EmptyState title={total === 0 ? 'Chaque organisme a quelqu’un' : 'La liste s’arrête avant'}>
          <p>
            <a href="/administration/personnes">Revenir aux personnes</a>
          </p>
        </EmptyState>
      )}
      <ul className="mt-6 divide-y divide-line">
        {orphans.map((orphan) => (
          <OrphanItem key={orphan.slug} {...orphan} />
        ))}
      </ul>
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(wanted) => `/administration/personnes/sans-membre?page=${wanted}`}
        labels={{
          nav: 'Pages de la liste',
          previous: 'Précédente',
          next: 'Suivante',
          page: (number) => `Page ${number}`,
        }}
      />
    </PageWidth>
  );
}
