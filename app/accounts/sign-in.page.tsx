import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import LogIn from 'lucide-react/icons/log-in';
import { useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { answerSignIn } from './answer-sign-in.server.ts';
import { MAIL_FIELD, OtherWaysIn } from './other-ways-in.tsx';
import { PersonaList } from './persona-list.tsx';
import { PERSONAS } from './personas.ts';
import { SharedTick } from './shared-tick.tsx';
import { readWanted } from './sign-in-form.ts';

export const meta: MetaFunction = () => [{ title: 'Se connecter – Maillage' }, { name: 'robots', content: 'noindex' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const wanted = readWanted(searchParams.get('suite'));
  if (context.actor.kind === 'person') throw redirect(wanted || '/compte');
  const { env } = context.parts;
  const isCutOff = searchParams.has('interrompu');
  return { wanted, isCutOff, provider: env.openid?.name ?? null, personas: env.isDemonstration ? PERSONAS : [] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const refused = await answerSignIn(context.parts, {
    request,
    form: await request.formData(),
    address: context.address,
  });
  return data(refused, { status: refused.status });
}

export default function SignInPage() {
  const { wanted, isCutOff, provider, personas } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [isShared, setShared] = useState(false);
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Se connecter"
        lead="Pour tenir des fiches à jour. Chercher dans l’annuaire ne demande aucun compte."
      />
      {isCutOff && (
        <Notice tone="warning" isLive className="mt-6" title="Votre connexion s’était terminée">
          <p>
            Ce que vous veniez d’envoyer n’a pas été enregistré. Connectez-vous : vous reviendrez à la page, où il
            faudra le refaire.
          </p>
        </Notice>
      )}
      {wanted !== '' && !isCutOff && (
        <Notice tone="info" className="mt-6">
          <p>La page demandée est réservée aux membres du réseau. Vous y arriverez après votre connexion.</p>
        </Notice>
      )}
      <form method="post" action="/connexion" className="mt-8 max-w-md space-y-5">
        <input type="hidden" name="suite" value={wanted} />
        <TextField
          label="Votre adresse de courriel"
          hint="Nous y envoyons un code à six chiffres et un lien. Aucun mot de passe à retenir."
          id={MAIL_FIELD}
          name="courriel"
          type="email"
          autoComplete="username webauthn"
          required
          defaultValue={refused?.typed}
          error={refused?.errors.mail}
        />
        <SharedTick onChange={setShared} />
        <Button variant="primary" icon={LogIn}>
          Recevoir mon code
        </Button>
      </form>
      <OtherWaysIn wanted={wanted} provider={provider} isShared={isShared} refused={refused ?? null} />
      {personas.length > 0 && <PersonaList personas={personas} />}
    </PageWidth>
  );
}
