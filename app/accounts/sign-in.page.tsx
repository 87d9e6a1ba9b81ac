import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import LogIn from 'lucide-react/icons/log-in';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { attemptCookie } from './attempt-cookie.ts';
import { PersonaList } from './persona-list.tsx';
import { PERSONAS } from './personas.ts';
import { SharedTick } from './shared-tick.tsx';
import { askSignIn } from './sign-in.server.ts';
import { readIsShared, readMail, readWanted } from './sign-in-form.ts';

export const meta: MetaFunction = () => [{ title: 'Se connecter – Maillage' }, { name: 'robots', content: 'noindex' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const wanted = readWanted(new URL(request.url).searchParams.get('suite'));
  if (context.actor.kind === 'person') throw redirect(wanted || '/compte');
  return { wanted, personas: context.parts.env.isDemonstration ? PERSONAS : [] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { parts, address } = context;
  const form = await request.formData();
  const wanted = readWanted(form.get('suite'));
  const mail = readMail(form);
  if (mail === null) {
    const error = 'Écrivez une adresse complète, comme prenom.nom@exemple.fr.';
    return data({ error, typed: String(form.get('courriel') ?? '').slice(0, 254) }, { status: 400 });
  }
  const asked = await askSignIn(parts, { mail, address, wanted, isShared: readIsShared(form) });
  if (!asked)
    throw new Response('Beaucoup de demandes de connexion sont venues de votre réseau en peu de temps.', {
      status: 429,
    });
  const query = wanted === '' ? '' : `?${new URLSearchParams({ suite: wanted })}`;
  throw redirect(`/connexion/code${query}`, {
    status: 303,
    headers: { 'Set-Cookie': attemptCookie(parts.env, asked.attempt) },
  });
}

export default function SignInPage() {
  const { wanted, personas } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Se connecter"
        lead="Pour tenir des fiches à jour. Chercher dans l’annuaire ne demande aucun compte."
      />
      {wanted !== '' && (
        <Notice tone="info" className="mt-6">
          <p>La page demandée est réservée aux membres du réseau. Vous y arriverez après votre connexion.</p>
        </Notice>
      )}
      <form method="post" action="/connexion" className="mt-8 max-w-md space-y-5">
        <input type="hidden" name="suite" value={wanted} />
        <TextField
          label="Votre adresse de courriel"
          hint="Nous y envoyons un code à six chiffres et un lien. Aucun mot de passe à retenir."
          name="courriel"
          type="email"
          autoComplete="email"
          required
          defaultValue={answered?.typed}
          error={answered?.error}
        />
        <SharedTick />
        <Button variant="primary" icon={LogIn}>
          Recevoir mon code
        </Button>
      </form>
      {personas.length > 0 && <PersonaList personas={personas} />}
    </PageWidth>
  );
}
