// `POST /connexion/cle`: the question that a passkey answers.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { offerPasskeyProof } from './passkeys.server.ts';

export function loader() {
  return redirect('/connexion');
}

export async function action({ context }: ActionFunctionArgs) {
  const { parts, address } = context;
  if (!(await parts.limits.take('challenges-per-address', address))) {
    throw new Response('Beaucoup de connexions sont venues de votre réseau en peu de temps.', { status: 429 });
  }
  return Response.json(await offerPasskeyProof(parts), { headers: { 'Cache-Control': 'no-store' } });
}
