import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { attemptCookie, readAttempt } from '../attempt-cookie.ts';
import { readFactors } from '../factors/read-factors.server.ts';
import { readWanted } from '../sign-in-form.ts';
import { signedIn } from '../signed-in.ts';
import { askProofCode } from './proof-code.server.ts';
import { ProofForms } from './proof-forms.tsx';
import { isStrong, methodsOf } from './proof-method.ts';
import { type Proven, prove } from './prove.server.ts';
import { proofUrl } from './step-up-url.ts';

export const meta: MetaFunction = () => [
  { title: 'Confirmer que c’est vous – Maillage' },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const { parts } = context;
  const query = new URL(request.url).searchParams;
  return {
    wanted: readWanted(query.get('suite')),
    methods: methodsOf(await readFactors(parts.database, actor.id)),
    isCodeSent: query.has('code') && readAttempt(parts.env, request) !== null,
    isDemonstration: parts.env.isDemonstration,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const { parts, address } = context;
  const form = await request.formData();
  const wanted = readWanted(form.get('suite'));
  const methods = methodsOf(await readFactors(parts.database, actor.id));
  if (form.get('geste') === 'envoyer' && methods.includes('courriel')) {
    const attempt = await askProofCode(parts, actor);
    const error = 'Plusieurs codes viennent de partir. Attendez un quart d’heure avant d’en demander un autre.';
    if (attempt === null) return data<Proven>({ method: 'courriel', error, status: 429 }, { status: 429 });
    throw redirect(`${proofUrl(wanted)}${wanted === '' ? '?' : '&'}code=1`, {
      status: 303,
      headers: { 'Set-Cookie': attemptCookie(parts.env, attempt) },
    });
  }
  const proven = await prove(parts, actor, { request, form, address, methods });
  if (proven.error !== null) return data(proven, { status: proven.status });
  const { setCookie } = await parts.sessions.renew(actor, { isStrong: isStrong(proven.method) });
  throw redirect(wanted || '/compte', { status: 303, headers: { 'Set-Cookie': setCookie } });
}

export default function ProofPage() {
  const { wanted, methods, isCodeSent, isDemonstration } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const isTyped = isCodeSent || (answered?.method === 'courriel' && answered.status === 400);
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Confirmez que c’est vous"
        lead="Vous allez changer la façon d’entrer dans votre compte. La confirmation vaut dix minutes."
      />
      {isTyped && (
        <Notice tone="info" isLive className="mt-6">
          <p>
            Un code est parti à votre adresse.
            {isDemonstration && (
              <>
                {' '}
                Démonstration : il est dans la <a href="/boite-aux-lettres">boîte aux lettres</a>.
              </>
            )}
          </p>
        </Notice>
      )}
      <ProofForms
        action="/connexion/preuve"
        wanted={wanted}
        methods={methods}
        answered={answered}
        isCodeSent={isTyped}
      />
      <p className="mt-10">
        <LinkButton href="/compte" variant="quiet">
          Revenir à mon compte sans rien changer
        </LinkButton>
      </p>
    </PageWidth>
  );
}
