import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { readFactors } from '../factors/read-factors.server.ts';
import { readWanted } from '../sign-in-form.ts';
import { signedIn } from '../signed-in.ts';
import { ProofForms } from './proof-forms.tsx';
import { isStrong, methodsOf } from './proof-method.ts';
import { prove } from './prove.server.ts';

export const meta: MetaFunction = () => [
  { title: 'Montrer son second facteur – Maillage' },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const wanted = readWanted(new URL(request.url).searchParams.get('suite'));
  if (actor.isStrong) throw redirect(wanted || '/compte');
  const factors = await readFactors(context.parts.database, actor.id);
  return { wanted, methods: methodsOf(factors).filter(isStrong) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const { parts, address } = context;
  const form = await request.formData();
  const methods = methodsOf(await readFactors(parts.database, actor.id)).filter(isStrong);
  const proven = await prove(parts, actor, { request, form, address, methods });
  if (proven.error !== null) return data(proven, { status: proven.status });
  const { setCookie } = await parts.sessions.renew(actor, { isStrong: true });
  const wanted = readWanted(form.get('suite'));
  throw redirect(wanted || '/compte', { status: 303, headers: { 'Set-Cookie': setCookie } });
}

export default function SecondFactorPage() {
  const { wanted, methods } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Votre second facteur"
        lead="Ce que vous allez ouvrir demande une seconde preuve que c’est vous, en plus de votre courriel ou de votre mot de passe."
      />
      {methods.length === 0 ? (
        <Notice tone="warning" title="Vous n’avez pas encore de second facteur" className="mt-8">
          <p className="mt-1">
            Une application sur votre téléphone ou une clé d’accès suffit. Comptez trois minutes, une seule fois.
          </p>
          <p className="mt-3 flex flex-wrap gap-3">
            <LinkButton href="/compte/second-facteur" variant="primary">
              Ajouter une application
            </LinkButton>
            <LinkButton href="/compte/cles">Ajouter une clé d’accès</LinkButton>
          </p>
        </Notice>
      ) : (
        <ProofForms action="/connexion/second-facteur" wanted={wanted} methods={methods} answered={answered} />
      )}
      <form method="post" action="/deconnexion" className="mt-10 border-t border-line pt-6">
        <p className="text-soft">
          Plus de téléphone ni de code de secours ? Prévenez la personne qui administre votre installation.
        </p>
        <Button variant="quiet">Se déconnecter</Button>
      </form>
    </PageWidth>
  );
}
