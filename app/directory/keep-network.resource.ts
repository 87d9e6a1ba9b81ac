// `POST /annuaire/reseau`: the directory shows this network first from now on, on this device; or none.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { keepNetwork } from './kept-network.server.ts';

export function loader() {
  return redirect('/annuaire');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const kept = await keepNetwork(context.parts, await request.formData());
  if (!kept) throw new Response('Ce réseau local n’existe pas ou plus.', { status: 404 });
  return redirect(kept.back, { status: 303, headers: { 'Set-Cookie': kept.setCookie } });
}
