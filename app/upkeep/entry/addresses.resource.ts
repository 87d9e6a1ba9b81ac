// `POST /administration/adresses`: completes an address while somebody edits. POST, so that no address stands in a URL.
import type { ActionFunctionArgs } from '@remix-run/node';
import { findAddresses } from './find-addresses.server.ts';

const LONGEST = 300;

export function loader(): Response {
  return new Response('Cette adresse répond aux formulaires seulement.', { status: 405, headers: { Allow: 'POST' } });
}

export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const form = await request.formData();
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .toWellFormed()
      .slice(0, LONGEST);
  const { choices, message } = await findAddresses(context.parts.geocoder, text('adresse'), text('commune'));
  return Response.json({ choices, message });
}
