import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { signedIn } from '../signed-in.ts';
import { askFreshProof } from '../step-up/fresh-proof.ts';
import { erasePerson, readWhoNeeds } from './erase-person.server.ts';

const HERE = '/compte/effacer';
const WORD = 'EFFACER';

export const meta: MetaFunction = () => [{ title: 'Effacer mon compte – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  return { neededBy: await readWhoNeeds(context.parts.database, actor) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const { parts } = context;
  const typed = String((await request.formData()).get('confirmation') ?? '');
  if (typed.trim().toUpperCase() !== WORD) {
    return data({ error: `Écrivez ${WORD} pour confirmer. Rien n’a été effacé.` }, { status: 400 });
  }
  askFreshProof(actor, HERE);
  const erasure = await erasePerson(parts.database, actor);
  if (erasure.kind === 'needed') {
    return data(
      { error: `Passez d’abord la main pour ${erasure.by.join(' et ')}. Rien n’a été effacé.` },
      { status: 409 },
    );
  }
  parts.mail.post({ to: actor.mail, subject: 'Votre compte Maillage est effacé', text: LAST_MAIL });
  throw redirect('/', { status: 303, headers: { 'Set-Cookie': parts.sessions.blankCookie } });
}

const LAST_MAIL = `Bonjour,

Votre compte Maillage vient d’être effacé, comme vous l’avez demandé. Votre nom et votre adresse ne sont plus dans nos données ; des cartes et commentaires d’atelier, votre nom s’en va dans les 24 heures.

C’est le dernier message que vous recevez de nous.

Maillage
`;

export default function ErasePage() {
  const { neededBy } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <PageHeading title="Effacer mon compte" lead="Votre nom et votre adresse quittent Maillage pour de bon." />
      <ul className="mt-6 list-disc space-y-2 pl-6">
        <li>Vos rôles, vos sessions, vos brouillons, vos favoris et vos façons d’entrer sont supprimés.</li>
        <li>Vos inscriptions à des évènements aussi ; la place va à la personne suivante.</li>
        <li>Ce que vous avez fait reste, sans votre nom : « Personne effacée » a corrigé telle fiche, tel jour.</li>
        <li>
          Une adresse publiée comme contact d’un organisme ou d’un territoire n’est pas à vous seul : corrigez la fiche
          avant, s’il le faut.
        </li>
      </ul>
      <p className="mt-4">
        <a className="link" href="/compte/donnees" download>
          Télécharger d’abord mes données
        </a>
      </p>
      {neededBy.length > 0 ? (
        <Notice tone="warning" title="Passez d’abord la main" className="mt-8">
          <p className="mt-1">
            Personne d’autre que vous n’assure {neededBy.join(' ni ')}. Donnez ce rôle à quelqu’un, puis revenez ici.
          </p>
          <p className="mt-3">
            <LinkButton href="/administration/personnes" variant="primary">
              Voir les personnes
            </LinkButton>
          </p>
        </Notice>
      ) : (
        <form method="post" action={HERE} className="mt-8 max-w-md space-y-4">
          <TextField
            label={`Pour confirmer, écrivez ${WORD}`}
            name="confirmation"
            autoComplete="off"
            required
            maxLength={20}
            error={answered?.error}
          />
          <Button variant="primary">Effacer mon compte</Button>
        </form>
      )}
      <p className="mt-10">
        <LinkButton href="/compte" variant="quiet">
          Revenir à mon compte sans rien effacer
        </LinkButton>
      </p>
    </PageWidth>
  );
}
