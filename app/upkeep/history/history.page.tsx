import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayArchive } from '#app/accounts/entry-policy.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { DoneNotice } from '../done-notice.tsx';
import { keptOrganisation } from '../entry/kept-entry.server.ts';
import { readHistory, readRestoration } from './read-history.server.ts';
import { readWhy } from './read-why.ts';
import { RestoreForm } from './restore-form.tsx';
import { restoreVersion } from './restore-version.server.ts';
import { VersionList } from './version-list.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Historique de ${loaded?.name ?? 'la fiche'} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const { id, slug, name } = await keptOrganisation(database, context.actor, params.slug ?? '');
  const { searchParams } = new URL(request.url);
  const number = Number(searchParams.get('version') ?? 0);
  const before = Number(searchParams.get('avant') ?? 0);
  const [history, restoration] = await Promise.all([
    readHistory(database, id, Number.isSafeInteger(before) && before > 0 && before < 2 ** 31 ? before : null),
    number === 0 ? null : readRestoration(database, id, number),
  ]);
  if (number !== 0 && !restoration) throw new Response('Cette version n’existe pas.', { status: 404 });
  return { slug, name, ...history, restoration, done: searchParams.get('fait') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const { id, slug, homeTerritoryId } = await keptOrganisation(database, actor, params.slug ?? '');
  const form = await request.formData();
  const outcome = await restoreVersion(database, {
    actor,
    organisationId: id,
    number: Number(form.get('version')),
    seen: Number(form.get('derniere')),
    why: readWhy(form),
    mayArchive: mayArchive(actor, { organisationId: id, homeTerritoryId }),
  });
  if (outcome === 'missing') throw new Response('Cette version n’existe pas.', { status: 404 });
  if (outcome === 'moved-on') return data({ hasMovedOn: true }, { status: 409 });
  throw redirect(`/administration/annuaire/${slug}/historique?fait=retabli`, 303);
}

export default function HistoryPage() {
  const { slug, name, versions, older, last, restoration, done } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const here = `/administration/annuaire/${slug}/historique`;
  return (
    <PageWidth>
      <PageHeading
        title={`Historique de ${name}`}
        lead="Qui a changé quoi, quand et pourquoi. Revenir à une version en crée une nouvelle : rien ne se perd."
        action={<LinkButton href={`/administration/annuaire/${slug}`}>Revenir à la fiche</LinkButton>}
      />
      <DoneNotice done={done} />
      {restoration && (
        <RestoreForm {...restoration} here={here} last={last} hasMovedOn={answered?.hasMovedOn ?? false} />
      )}
      {versions.length === 0 && (
        <EmptyState title="Aucun changement suivi pour le moment">
          <p>La première modification de la fiche gardera ici son état d’avant et d’après.</p>
        </EmptyState>
      )}
      <VersionList slug={slug} versions={versions} last={last} />
      {older !== null && (
        <p className="mt-8">
          <LinkButton href={`${here}?avant=${older}`}>Voir les versions plus anciennes</LinkButton>
        </p>
      )}
    </PageWidth>
  );
}
