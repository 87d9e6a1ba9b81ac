import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { formText } from '#app/ui/plain-text.ts';
import { enter } from '../enter.server.ts';
import { acceptInvitation, readInvitation } from './accept-invitation.server.ts';

export const meta: MetaFunction = () => [{ title: 'Rejoindre Maillage' }, { name: 'robots', content: 'noindex' }];

/** Opening the link uses nothing up: mail scanners open links too. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const link = new URL(request.url).searchParams.get('jeton') ?? '';
  return { link, invitation: await readInvitation(context.parts.database, link) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { parts, actor } = context;
  const form = await request.formData();
  const link = formText(form, 'jeton', 200);
  const invitation = await readInvitation(parts.database, link);
  const name = formText(form, 'nom', 120);
  if (invitation && !invitation.isKnown && name.length < 2)
    return data({ error: 'Écrivez votre nom : il signera ce que vous faites.' }, { status: 400 });
  const isSelf = actor.kind === 'person' && actor.mail.toLowerCase() === invitation?.mail.toLowerCase();
  const accepted = await acceptInvitation(parts, { link, name, ...(isSelf && { session: actor.sessionId }) });
  if (accepted.kind === 'closed')
    throw new Response('Le compte de cette adresse a été fermé. Écrivez à l’administration de Maillage.', {
      status: 403,
    });
  if (accepted.kind === 'over') return data({ error: '' }, { status: 400 });
  if (accepted.isNew)
    throw await enter(parts, request, { personId: accepted.personId, wanted: '', opening: { proof: 'mail' } });
  throw redirect(isSelf ? '/compte' : '/connexion?suite=%2Fcompte', 303);
}

export default function InvitationPage() {
  const { link, invitation } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  if (!invitation) {
    return (
      <PageWidth width="prose">
        <PageHeading
          title="Cette invitation ne sert plus"
          lead="Elle a déjà servi, elle a été reprise, ou elle a plus de 14 jours. La personne qui vous a invité peut vous en renvoyer une."
        />
        <p className="mt-6">
          <LinkButton href="/connexion">J’ai déjà un compte</LinkButton>
        </p>
      </PageWidth>
    );
  }
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Rejoindre Maillage"
        lead={`${invitation.inviter} vous invite, à l’adresse ${invitation.mail}.`}
      />
      <p className="mt-6">
        <span className="font-semibold">{invitation.role}</span>
        <span className="block text-soft">{invitation.can}</span>
      </p>
      <form method="post" action="/invitation" className="mt-8 max-w-md space-y-5">
        <input type="hidden" name="jeton" value={link} />
        {invitation.isKnown ? (
          <p>Ce rôle s’ajoutera à votre compte. Vous vous connecterez ensuite comme d’habitude.</p>
        ) : (
          <TextField
            label="Votre nom"
            hint="Prénom et nom : ils signent ce que vous faites dans l’annuaire."
            name="nom"
            autoComplete="name"
            required
            maxLength={120}
            defaultValue={invitation.name}
            error={answered?.error}
          />
        )}
        <Button variant="primary">Accepter</Button>
      </form>
    </PageWidth>
  );
}
