// `POST /administration/zones`: zones of one kind that begin as typed.
import type { ActionFunctionArgs } from '@remix-run/node';
import { suggestZones, ZONE_KINDS } from '#app/territories/suggest-zones.ts';

export function loader(): Response {
  return new Response('Cette adresse répond aux formulaires seulement.', { status: 405, headers: { Allow: 'POST' } });
}

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const form = await request.formData();
  const kind = ZONE_KINDS.find((known) => known === form.get('genre')) ?? 'commune';
  return Response.json({ suggestions: suggestZones(kind, String(form.get('texte') ?? '').toWellFormed()) });
}
