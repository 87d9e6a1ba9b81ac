import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import Send from 'lucide-react/icons/send';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { signedIn } from '../signed-in.ts';
import { readInvitationDraft, readInvitations } from './invitation-form.ts';
import { readRoleOptions } from './invite-roles.server.ts';
import { sendInvitations } from './send-invitations.server.ts';

export const meta: MetaFunction = () => [{ title: 'Inviter – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const options = await readRoleOptions(context.parts.database, signedIn(context.actor));
  const organisation = options.organisations.find(({ slug }) => slug === query.get('organisme'));
  const isOnlyOne = options.organisations.length === 1;
  return {
    ...options,
    start: {
      role: query.get('role') ?? (organisation || isOnlyOne ? 'editor' : ''),
      organisme: organisation?.name ?? (isOnlyOne ? (options.organisations[0]?.name ?? '') : ''),
    },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const draft = readInvitationDraft(await request.formData());
  const read = readInvitations(draft);
  if ('errors' in read) return data({ draft, errors: read.errors }, { status: 400 });
  const sent = await sendInvitations(context.parts, signedIn(context.actor), read);
  if ('errors' in sent) return data({ draft, errors: sent.errors }, { status: 400 });
  const told = new URLSearchParams({
    fait: 'invitees',
    parties: String(sent.sent),
    presentes: String(sent.alreadyThere.length),
  });
  throw redirect(`/administration/personnes?${told}`, 303);
}

export default function InvitePage() {
  const { roles, organisations, start } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const draft = answered?.draft;
  const errors = answered?.errors ?? {};
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Inviter"
        lead="Chaque personne reçoit un courriel avec un lien qui sert une fois, pendant 14 jours. Elle n’a pas de mot de passe à inventer."
      />
      <form method="post" action="/administration/personnes/inviter" className="mt-8 space-y-6" noValidate>
        {Object.keys(errors).length > 0 && (
          <Notice tone="error" title="Rien n’est encore parti" isLive>
            <p>Ce que vous avez écrit est gardé. Corrigez ce qui est indiqué ci-dessous, puis renvoyez.</p>
          </Notice>
        )}
        <TextareaField
          label="Adresses de courriel"
          hint="Une seule, ou toute une liste collée : une par ligne ou séparées par des virgules. « Nom <adresse> » convient aussi."
          name="courriels"
          rows={5}
          defaultValue={draft?.courriels}
          error={errors.courriels}
        />
        <SelectField label="Rôle" name="role" defaultValue={draft?.role ?? start.role} error={errors.role}>
          <option value="">Choisir…</option>
          {roles.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        {organisations.length > 0 && (
          <>
            <TextField
              label="Organisme"
              aside="(pour un rôle dans un organisme)"
              hint="Son nom, tel qu’il est dans l’annuaire."
              name="organisme"
              list="organismes"
              autoComplete="off"
              defaultValue={draft?.organisme ?? start.organisme}
              error={errors.organisme}
            />
            <datalist id="organismes">
              {organisations.map(({ slug, name }) => (
                <option key={slug} value={name} />
              ))}
            </datalist>
          </>
        )}
        <TextareaField
          label="Quelques mots de vous"
          aside="(facultatif)"
          hint="Ils accompagnent l’invitation."
          name="message"
          rows={3}
          defaultValue={draft?.message}
        />
        <Button variant="primary" icon={Send}>
          Envoyer
        </Button>
      </form>
    </PageWidth>
  );
}
