// `POST /administration/annuaire/:slug/gestes`: what is done to an entry in one click.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { coordinatesEntry, mayArchive } from '#app/accounts/entry-policy.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { parisDay } from '#search/opening-hours.ts';
import { copyEntry } from '../acts/copy-entry.server.ts';
import { type News, tellServiceNews } from '../acts/tell-service-news.server.ts';
import { crossOutCall } from '../calls/entry-note.server.ts';
import { readServiceNews } from '../freshness/service-news-form.ts';
import { keptOrganisation } from './kept-entry.server.ts';
import { setEntryStatus, verifyEntry } from './save-entry.server.ts';

const COORDINATION_ONLY = 'Seule la coordination de ce territoire peut le faire.';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { slug } = await keptOrganisation(context.parts.database, context.actor, params.slug ?? '');
  return redirect(`/administration/annuaire/${slug}`);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const row = await keptOrganisation(database, actor, params.slug ?? '');
  const keepers = { organisationId: row.id, homeTerritoryId: row.homeTerritoryId };
  const form = await request.formData();
  const act = String(form.get('geste') ?? '');
  const entry = `/administration/annuaire/${row.slug}`;
  // Only our own pages lead here.
  const pages = ['/administration', '/administration/annuaire', `/annuaire/${row.slug}`];
  const back = pages.find((page) => page === form.get('retour')) ?? entry;
  if (act === 'verifier') {
    await verifyEntry(database, actor, row.id);
    return redirect(`${back}?fait=verifie`, 303);
  }
  if (act === 'complet' || act === 'ferme' || act === 'disponible') {
    const isKnown = await tellServiceNews(database, actor, row.id, readNews(form, act));
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

/** The fields are dates and a choice: what browsers let through is said on a page of its own. */
function readNews(form: FormData, act: 'complet' | 'ferme' | 'disponible'): News {
  if (act === 'disponible') {
    const serviceId = String(form.get('service') ?? '');
    if (/^[0-9a-f-]{36}$/.test(serviceId)) return { kind: 'open', serviceId };
    throw new Response('Ce service n’existe pas, ou plus. Rechargez la page.', { status: 404 });
  }
  const read = readServiceNews(form, act === 'complet' ? 'full' : 'closed', parisDay(new Date()));
  if ('news' in read) return read.news;
  const words = Object.values(read.errors).flat().join(' ');
  throw new Response(`${words} Revenez à la page précédente : rien n’a été changé.`, { status: 400 });
}
