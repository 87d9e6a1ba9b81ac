// `POST /administration/annuaire/:slug/gestes`: what is done to an entry in one click.
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { signedIn } from '#app/accounts/signed-in.ts';
import { mayArchive } from './entry-policy.ts';
import { keptOrganisation } from './kept-entry.server.ts';
import { setEntryStatus, verifyEntry } from './save-entry.server.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { slug } = await keptOrganisation(context.parts.database, context.actor, params.slug ?? '');
  return redirect(`/administration/annuaire/${slug}`);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const row = await keptOrganisation(database, actor, params.slug ?? '');
  const form = await request.formData();
  const act = form.get('geste');
  // Only our own two pages lead here.
  const back =
    form.get('retour') === '/administration'
      ? '/administration'
      : form.get('retour') === '/administration/annuaire'
        ? '/administration/annuaire'
        : `/administration/annuaire/${row.slug}`;
  if (act === 'verifier') {
    await verifyEntry(database, actor, row.id);
    return redirect(`${back}?fait=verifie`, 303);
  }
  if (act !== 'retirer' && act !== 'remettre') throw new Response('Ce geste n’existe pas.', { status: 400 });
  if (!mayArchive(actor, { organisationId: row.id, homeTerritoryId: row.homeTerritoryId })) {
    throw new Response('Seules la coordination et les responsables de la fiche peuvent la retirer ou la remettre.', {
      status: 403,
    });
  }
  await setEntryStatus(database, actor, row.id, act === 'retirer' ? 'archived' : 'published');
  return redirect(`${back}?fait=${act === 'retirer' ? 'retire' : 'remis'}`, 303);
}
