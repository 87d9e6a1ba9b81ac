import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { longDate } from '#app/ui/french-date.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { readFactors } from '../factors/read-factors.server.ts';
import { signedIn } from '../signed-in.ts';
import { askFreshProof } from '../step-up/fresh-proof.ts';
import { keepPassword, removePassword } from './keep-password.server.ts';
import { passwordFault, readPassword } from './password-rules.server.ts';

const HERE = '/compte/mot-de-passe';

export const meta: MetaFunction = () => [{ title: 'Mot de passe – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const { passwordChangedAt } = await readFactors(context.parts.database, actor.id);
  return { mail: actor.mail, since: passwordChangedAt && longDate(passwordChangedAt) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const { parts } = context;
  const form = await request.formData();
  askFreshProof(actor, HERE);
  if (form.get('geste') === 'retirer') await removePassword(parts, actor);
  else {
    const password = readPassword(form, 'mot-de-passe');
    const fault = passwordFault(password, actor);
    if (fault !== null) return data({ fault }, { status: 400 });
    await keepPassword(parts, actor, password);
  }
  throw redirect('/compte?fait=compte', 303);
}

export default function PasswordPage() {
  const { mail, since } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Mot de passe"
        lead={
          since
            ? `Vous en avez un depuis le ${since}. Le changer ferme vos autres sessions.`
            : 'Vous entrez aujourd’hui par un code reçu par courriel. Un mot de passe est un choix, pas une obligation.'
        }
      />
      <form method="post" action={HERE} className="mt-8 max-w-md space-y-5">
        <input type="hidden" name="courriel" autoComplete="username" value={mail} readOnly />
        <TextField
          label="Nouveau mot de passe"
          hint="Douze caractères au moins. Quatre ou cinq mots au hasard se retiennent bien ; votre navigateur peut aussi en proposer un."
          name="mot-de-passe"
          type="password"
          autoComplete="new-password"
          required
          error={answered?.fault}
        />
        <Button variant="primary">{since ? 'Changer mon mot de passe' : 'Choisir ce mot de passe'}</Button>
      </form>
      {since && (
        <form method="post" action={HERE} className="mt-10 border-t border-line pt-6">
          <p className="max-w-prose">Sans mot de passe, vous entrez par courriel ou avec une clé d’accès.</p>
          <Button name="geste" value="retirer" className="mt-3">
            Retirer mon mot de passe
          </Button>
        </form>
      )}
      <p className="mt-10">
        <LinkButton href="/compte" variant="quiet">
          Revenir à mon compte
        </LinkButton>
      </p>
    </PageWidth>
  );
}
