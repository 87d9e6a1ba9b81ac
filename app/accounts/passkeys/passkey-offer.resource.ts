// `POST /compte/cles/nouvelle`: what a device needs to make a passkey.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { signedIn } from '../signed-in.ts';
import { isFresh } from '../step-up/fresh-proof.ts';
import { offerNewPasskey } from './passkeys.server.ts';

export function loader() {
  return redirect('/compte/cles');
}

export async function action({ context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  if (!isFresh(actor)) throw new Response('Prouvez d’abord que c’est vous.', { status: 409 });
  return Response.json(await offerNewPasskey(context.parts, actor), { headers: { 'Cache-Control': 'no-store' } });
}
