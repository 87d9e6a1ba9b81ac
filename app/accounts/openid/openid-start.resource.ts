// `GET /connexion/openid`: off to the provider. A link, since the browser lets no form of ours lead to another site.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { keepChallenge } from '../passkeys/challenges.server.ts';
import { newSecret, sha256 } from '../secrets.ts';
import { readWanted } from '../sign-in-form.ts';
import { openidCookie } from './openid-cookie.ts';

const MINUTES = 15;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { parts, address } = context;
  if (!parts.openid)
    throw new Response('Cette installation n’a pas de service de connexion extérieur.', { status: 404 });
  if (!(await parts.limits.take('challenges-per-address', address))) {
    throw new Response('Beaucoup de connexions sont venues de votre réseau en peu de temps.', { status: 429 });
  }
  const begun = await parts.openid.begin().catch((error: unknown) => {
    parts.log.warn({ error }, 'the OpenID provider does not answer');
    throw new Response(
      `${parts.openid?.name} ne répond pas pour le moment. Recevez plutôt un code par courriel, ou réessayez plus tard.`,
      { status: 503 },
    );
  });
  const query = new URL(request.url).searchParams;
  const secret = newSecret();
  await keepChallenge(parts.database, {
    purpose: 'openid',
    secret: begun.state,
    minutes: MINUTES,
    detail: {
      nonce: begun.nonce,
      verifier: begun.verifier,
      browser: sha256(secret),
      wanted: readWanted(query.get('suite')),
      isShared: query.get('poste') === 'partage' ? 'oui' : '',
    },
  });
  return redirect(begun.url, { status: 303, headers: { 'Set-Cookie': openidCookie(parts.env, secret) } });
}
