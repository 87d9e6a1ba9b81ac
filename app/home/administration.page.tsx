import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { administers, coordinatesSomewhere, keepsEntries } from '#app/accounts/policies.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { DoneNotice } from '#app/upkeep/done-notice.tsx';
import { readKeptEntries, readOpenReports } from '#app/upkeep/entry/read-kept-entries.server.ts';
import { readEmptySearches } from '#search/empty-searches.ts';
import { DeskEmptySearches, DeskInstance, DeskReports, DeskToVerify } from './desk-sections.tsx';
import { readInstance } from './read-instance.server.ts';

export const meta: MetaFunction = () => [{ title: 'Tenir à jour – Maillage' }];

const FIRST = 5;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const seesSearches = coordinatesSomewhere(actor) || administers(actor);
  const [reports, stale, searches, instance] = await Promise.all([
    readOpenReports(database, actor, 20),
    readKeptEntries(database, actor, { isStale: true, limit: FIRST }),
    seesSearches ? readEmptySearches(database, 10) : null,
    administers(actor) ? readInstance(database) : null,
  ]);
  const now = new Date().toISOString();
  return {
    name: actor.name,
    keeps: keepsEntries(actor),
    reports,
    stale,
    searches,
    instance,
    now,
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export default function AdministrationPage() {
  const { name, keeps, reports, stale, searches, instance, now, done } = useLoaderData<typeof loader>();
  return (
    <PageWidth>
      <PageHeading
        title="Tenir à jour"
        lead={`Bonjour ${name}. Ce qui attend quelqu’un d’abord ; chaque ligne a son geste.`}
        action={
          keeps && (
            <LinkButton href="/administration/annuaire" variant="primary">
              Toutes mes fiches
            </LinkButton>
          )
        }
      />
      <DoneNotice done={done} />
      <div className="mt-8 space-y-12">
        {keeps && <DeskReports reports={reports} />}
        {keeps && <DeskToVerify {...stale} now={new Date(now)} />}
        {searches && <DeskEmptySearches searches={searches} />}
        {instance && <DeskInstance {...instance} />}
      </div>
    </PageWidth>
  );
}
