// `POST /deconnexion`: ends this session here and in the base.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';

export function loader() {
  return redirect('/compte');
}

export async function action({ context }: ActionFunctionArgs) {
  const { actor, parts } = context;
  if (actor.kind === 'person') await parts.sessions.end(actor.id, actor.sessionId);
  return redirect('/', { status: 303, headers: { 'Set-Cookie': parts.sessions.blankCookie } });
}
