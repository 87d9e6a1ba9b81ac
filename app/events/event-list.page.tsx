import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import Plus from 'lucide-react/icons/plus';
import { coordinatesSomewhere } from '#app/accounts/policies.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { EventDone } from './done-words.tsx';
import { KeptEventItem } from './kept-event-item.tsx';
import { readKeptEvents } from './read-kept-events.server.ts';

export const meta: MetaFunction = () => [{ title: 'Les évènements que je prépare – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  return {
    groups: await readKeptEvents(context.parts.database, actor),
    mayCreate: coordinatesSomewhere(actor),
    mayPropose: actor.organisations.length > 0,
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export default function EventListPage() {
  const { groups, mayCreate, mayPropose, done } = useLoaderData<typeof loader>();
  return (
    <PageWidth>
      <PageHeading
        title="Évènements"
        lead="Par édition : ce qui se prépare, ce qui est au programme, ce qui a eu lieu."
        action={
          mayCreate ? (
            <LinkButton href="/administration/evenements/nouveau" variant="primary" icon={Plus}>
              Nouvel évènement
            </LinkButton>
          ) : (
            mayPropose && (
              <LinkButton href="/evenements/proposer" variant="primary" icon={Plus}>
                Proposer un évènement
              </LinkButton>
            )
          )
        }
      />
      <EventDone done={done} />
      <p className="mt-4 flex flex-wrap gap-x-6">
        {mayCreate && (
          <a href="/administration/editions/nouvelle" className="link inline-flex min-h-11 items-center">
            Nouvelle édition
          </a>
        )}
        <a href="/evenements" className="link inline-flex min-h-11 items-center">
          Voir le programme
        </a>
      </p>
      {groups.length === 0 && (
        <EmptyState title="Aucun évènement encore">
          <p>
            {mayCreate
              ? 'Créez d’abord l’édition de cette année, puis ses évènements.'
              : 'Ce que votre organisme propose ou organise paraîtra ici.'}
          </p>
        </EmptyState>
      )}
      <div className="mt-8 space-y-12">
        {groups.map(({ slug, name, territory, mayEdit, events }) => (
          <section key={slug ?? name} aria-labelledby={`edition-${slug ?? 'hors'}`}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-6">
              <h2 id={`edition-${slug ?? 'hors'}`}>
                {name}
                {territory && <span className="text-body font-normal text-soft"> · {territory}</span>}
              </h2>
              {mayEdit && slug && (
                <a href={`/administration/editions/${slug}`} className="link inline-flex min-h-11 items-center">
                  Régler ou dupliquer<span className="sr-only"> {name}</span>
                </a>
              )}
            </div>
            {events.length === 0 ? (
              <p className="mt-2 text-soft">Aucun évènement dans cette édition pour le moment.</p>
            ) : (
              <ul className="mt-2 divide-y divide-line">
                {events.map((event) => (
                  <KeptEventItem key={event.slug} event={event} />
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </PageWidth>
  );
}
