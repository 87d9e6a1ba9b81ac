// `POST /compte/role`: from now on, in this session, act in one role only; or in all of them again.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { readWanted } from '../sign-in-form.ts';
import { signedIn } from '../signed-in.ts';

export function loader() {
  return redirect('/compte');
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const form = await request.formData();
  const wanted = form.get('role');
  const role = wanted === 'tous' ? null : actor.held.find(({ key }) => key === wanted);
  if (role === undefined) throw new Response('Ce rôle n’est pas, ou n’est plus, l’un des vôtres.', { status: 403 });
  await context.parts.sessions.actAs(actor.id, actor.sessionId, role?.key ?? null);
  return redirect(readWanted(form.get('retour')) || '/compte', 303);
}
