import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import Plus from 'lucide-react/icons/plus';
import { readTerritoryLines } from '#app/territories/settings/read-territory.server.ts';
import { Badge } from '#app/ui/badge.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';

export const meta: MetaFunction = () => [{ title: 'Territoires – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { territories: await readTerritoryLines(context.parts.database) };
}

export default function TerritoryListPage() {
  const { territories } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Territoires"
        lead="Les réseaux locaux de cette instance. Chacun a ses communes, ses gens et ses réglages."
        action={
          <LinkButton href="/administration/territoires/nouveau" variant="primary" icon={Plus}>
            Nouveau territoire
          </LinkButton>
        }
      />
      <ul className="mt-8 divide-y divide-line">
        {territories.map(({ slug, name, isClosed, entries, coordinators }) => (
          <li key={slug} className="py-3">
            <a
              href={`/administration/territoires/${slug}`}
              className="link inline-flex min-h-11 items-center font-semibold"
            >
              {name}
            </a>{' '}
            {isClosed && <Badge>Réservé aux personnes connectées</Badge>}
            <p className="text-small text-soft tabular-nums">
              {entries} {entries > 1 ? 'fiches' : 'fiche'}, {coordinators || 'aucune'}{' '}
              {coordinators > 1 ? 'personnes' : 'personne'} à la coordination
            </p>
          </li>
        ))}
      </ul>
    </PageWidth>
  );
}
