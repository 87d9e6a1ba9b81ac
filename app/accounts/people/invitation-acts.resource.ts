// `POST /administration/personnes/invitations/:invitation`: send again, or take back.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { signedIn } from '../signed-in.ts';
import { renewInvitation, revokeInvitation } from './settle-invitation.server.ts';

export function loader() {
  return redirect('/administration/personnes');
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const id = params.invitation ?? '';
  const act = (await request.formData()).get('geste');
  if (act === 'renvoyer') await renewInvitation(context.parts, actor, id);
  else if (act === 'reprendre') await revokeInvitation(context.parts, actor, id);
  else throw new Response('Ce geste n’existe pas.', { status: 400 });
  return redirect(`/administration/personnes?fait=${act === 'renvoyer' ? 'renvoyee' : 'reprise'}`, 303);
}
