// `POST /administration/exports/fichier`: entries of one's territories, as a file.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { signedIn } from '#app/accounts/signed-in.ts';
import { auditLines } from '#db/schema/accounts.ts';
import { exportFile, readFormat } from './export-file.server.ts';
import { scopeOfTerritories } from './export-scope.server.ts';

export function loader() {
  return redirect('/administration/exports');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { parts } = context;
  const actor = signedIn(context.actor);
  const form = await request.formData();
  const own = actor.territories.filter(({ role }) => role === 'coordinator');
  const asked = form.getAll('territoire').map(String);
  const territories = own.filter(({ id }) => asked.includes(id));
  if (asked.some((id) => !own.some((territory) => territory.id === id))) {
    throw new Response('Seule la coordination d’un territoire exporte ses fiches.', { status: 403 });
  }
  const format = readFormat(String(form.get('format') ?? ''));
  const chosen = territories.length > 0 ? territories : own.length === 1 ? own : [];
  const withProfessionals = form.get('contacts') === 'professionnels';
  if (!format || chosen.length === 0) {
    // What was chosen comes back with the page.
    const kept = new URLSearchParams(territories.map(({ id }) => ['territoire', id]));
    kept.set('manque', format ? 'territoire' : 'format');
    if (format) kept.set('format', format);
    if (withProfessionals) kept.set('contacts', 'professionnels');
    return redirect(`/administration/exports?${kept}`, 303);
  }
  const ids = chosen.map(({ id }) => id);
  const scope = await scopeOfTerritories(
    parts.database,
    ids,
    withProfessionals ? ['public', 'professionnels'] : ['public'],
  );
  if (withProfessionals) {
    const { id: personId, name: personName } = actor;
    await parts.database.query((queries) =>
      queries.insert(auditLines).values(
        ids.map((subjectId) => ({
          personId,
          personName,
          action: 'exported-with-professional-contacts',
          subjectKind: 'territory',
          subjectId,
          detail: { format, entries: scope.ids.length },
        })),
      ),
    );
  }
  return exportFile(parts, scope, { format, name: withProfessionals ? 'annuaire-professionnels' : 'annuaire' });
}
