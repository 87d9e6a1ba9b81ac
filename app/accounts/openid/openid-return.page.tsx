import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { enter } from '../enter.server.ts';
import { takeChallenge } from '../passkeys/challenges.server.ts';
import { sha256 } from '../secrets.ts';
import { enterByOpenid } from './enter-by-openid.server.ts';
import { readOpenidCookie } from './openid-cookie.ts';

export const meta: MetaFunction = () => [
  { title: 'Retour de la connexion – Maillage' },
  { name: 'robots', content: 'noindex' },
];

const SENTENCES = {
  over: 'Cette demande a expiré, a déjà servi, ou vient d’un autre navigateur.',
  refused: 'La connexion n’a pas été confirmée, ou vous y avez renoncé.',
  unknown:
    'Votre adresse n’est pas encore connue ici. Demandez une invitation à la coordination de votre territoire : elle la trouve sur la page des personnes.',
  another:
    'Votre adresse est déjà liée à une autre identité de ce service. Entrez par courriel et prévenez l’administration.',
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { parts } = context;
  const { openid } = parts;
  if (!openid) throw new Response('Cette installation n’a pas de service de connexion extérieur.', { status: 404 });
  const refused = (sentence: keyof typeof SENTENCES) =>
    data({ provider: openid.name, sentence: SENTENCES[sentence] }, { status: 400 });
  const { search, searchParams } = new URL(request.url);
  const state = searchParams.get('state') ?? '';
  const asked = await takeChallenge(parts.database, 'openid', state);
  const browser = readOpenidCookie(parts.env, request);
  if (!asked || browser === null || sha256(browser) !== asked.detail.browser) return refused('over');
  const { nonce = '', verifier = '', wanted = '', isShared } = asked.detail;
  const returned = new URL(`/connexion/openid/retour${search}`, parts.env.publicUrl);
  const identity = await openid.finish(returned, { state, nonce, verifier }).catch((error: unknown) => {
    parts.log.info({ code: error instanceof Error ? error.name : 'unknown' }, 'an OpenID sign-in was refused');
    return null;
  });
  if (!identity) return refused('refused');
  const entered = await enterByOpenid(parts, identity);
  if (entered.kind !== 'in') return refused(entered.kind);
  throw await enter(parts, request, {
    personId: entered.personId,
    wanted,
    opening: { proof: 'openid', isShared: isShared === 'oui' },
  });
}

export default function OpenidReturnPage() {
  const { provider, sentence } = useLoaderData<typeof loader>();
  return (
    <PageWidth width="prose">
      <PageHeading title={`Vous n’êtes pas entré avec ${provider}`} lead={sentence} />
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/connexion" variant="primary">
          Revenir à la connexion
        </LinkButton>
        <LinkButton href="/annuaire">Chercher dans l’annuaire</LinkButton>
      </p>
    </PageWidth>
  );
}
