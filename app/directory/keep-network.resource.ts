// `POST /annuaire/reseau`: the directory shows this network first from now on, on this device; or none.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { keepNetwork } from './kept-network.server.ts';

export function loader() {
  return redirect('/annuaire');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => null);
  if (!form) throw new Response('Le formulaire est arrivé illisible : rien n’a changé.', { status: 400 });
  const kept = await keepNetwork(context.parts, form);
  if (!kept) throw new Response('Ce réseau local n’existe pas ou plus.', { status: 404 });
  return redirect(kept.back, { status: 303, headers: { 'Set-Cookie': kept.setCookie } });
}
