// `POST /administration/annuaire/:slug/gestes`: what is done to an entry in one click, and the page that says what was wrong.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { coordinatesEntry, mayArchive } from '#app/accounts/entry-policy.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { type ActsAnswer, KeeperActs } from '#app/directory/card/keeper-acts.tsx';
import { isId } from '#app/server/ids.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { formText } from '#app/ui/plain-text.ts';
import { parisDay } from '#search/opening-hours.ts';
import { copyEntry } from '../acts/copy-entry.server.ts';
import { type News, tellServiceNews } from '../acts/tell-service-news.server.ts';
import { crossOutCall } from '../calls/entry-note.server.ts';
import { readServiceNews } from '../freshness/service-news-form.ts';
import { keptOrganisation } from './kept-entry.server.ts';
import { MissingNotice } from './missing-notice.tsx';
import { readKeptServices } from './read-kept-entries.server.ts';
import { setEntryStatus, verifyEntry } from './save-entry.server.ts';

const COORDINATION_ONLY = 'Seule la coordination de ce territoire peut le faire.';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Complet, fermé, disponible : ${loaded?.name ?? 'une fiche'} – Maillage` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const { id, slug, name } = await keptOrganisation(database, context.actor, params.slug ?? '');
  const services = (await readKeptServices(database, [id])).get(id) ?? [];
  return { slug, name, services, today: parisDay(new Date()) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const row = await keptOrganisation(database, actor, params.slug ?? '');
  const keepers = { organisationId: row.id, homeTerritoryId: row.homeTerritoryId };
  const form = await request.formData();
  const act = formText(form, 'geste');
  const entry = `/administration/annuaire/${row.slug}`;
  // Only our own pages lead here.
  const pages = ['/administration', '/administration/annuaire', `/annuaire/${row.slug}`];
  const back = pages.find((page) => page === form.get('retour')) ?? entry;
  if (act === 'verifier') {
    await verifyEntry(database, actor, row.id);
    return redirect(`${back}?fait=verifie`, 303);
  }
  if (act === 'complet' || act === 'ferme' || act === 'disponible') {
    const read = readNews(form, act);
    if ('errors' in read) return data<ActsAnswer>({ ...read, act, back }, { status: 400 });
    const isKnown = await tellServiceNews(database, actor, row.id, read.news);
    if (!isKnown) throw new Response('Ce service n’existe pas, ou plus. Rechargez la page.', { status: 404 });
    return redirect(`${back}?fait=${act}`, 303);
  }
  if (act === 'appele' || act === 'dupliquer') {
    if (!coordinatesEntry(actor, keepers)) throw new Response(COORDINATION_ONLY, { status: 403 });
    if (act === 'dupliquer')
      return redirect(`/administration/annuaire/${await copyEntry(database, actor, row)}?fait=copie`, 303);
    await crossOutCall(database, actor, row.id);
    return redirect(`${back}?fait=appele`, 303);
  }
  if (act !== 'retirer' && act !== 'remettre') throw new Response('Ce geste n’existe pas.', { status: 400 });
  if (!mayArchive(actor, keepers)) {
    throw new Response('Seules la coordination et les responsables de la fiche peuvent la retirer ou la remettre.', {
      status: 403,
    });
  }
  await setEntryStatus(database, actor, row.id, act === 'retirer' ? 'archived' : 'published');
  return redirect(`${back}?fait=${act === 'retirer' ? 'retire' : 'remis'}`, 303);
}

function readNews(
  form: FormData,
  act: 'complet' | 'ferme' | 'disponible',
): { news: News } | Pick<ActsAnswer, 'draft' | 'errors'> {
  if (act !== 'disponible') return readServiceNews(form, act === 'complet' ? 'full' : 'closed', parisDay(new Date()));
  const serviceId = formText(form, 'service');
  if (isId(serviceId)) return { news: { kind: 'open', serviceId } };
  throw new Response('Ce service n’existe pas, ou plus. Rechargez la page.', { status: 404 });
}

export default function EntryActsPage() {
  const { slug, name, services, today } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const entry = `/administration/annuaire/${slug}`;
  return (
    <PageWidth>
      <PageHeading title={name} lead="Complet, fermé pour quelques jours, disponible à nouveau." />
      <div className="mt-8 max-w-4xl">
        <MissingNotice errors={answered?.errors ?? {}} />
        <div className="mt-6">
          {services.length === 0 ? (
            <p>Aucun service de cette fiche n’est dans l’annuaire.</p>
          ) : (
            <KeeperActs
              slug={slug}
              services={services}
              back={answered?.back ?? entry}
              today={today}
              answered={answered}
            />
          )}
        </div>
        <p className="mt-10">
          <LinkButton href={entry} variant="quiet">
            Revenir à la fiche sans rien changer
          </LinkButton>
        </p>
      </div>
    </PageWidth>
  );
}
