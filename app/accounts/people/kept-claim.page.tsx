import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextareaField } from '#app/ui/field.tsx';
import { longDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { formText } from '#app/ui/plain-text.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { signedIn } from '../signed-in.ts';
import { type ClaimAnswer, readKeptClaim, settleClaim } from './settle-claim.server.ts';

export const meta: MetaFunction = () => [{ title: 'Demande d’une structure – Maillage' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { signature: _, ...claim } = await readKeptClaim(context.parts, signedIn(context.actor), params.claim ?? '');
  return { claim };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const claim = await readKeptClaim(context.parts, actor, params.claim ?? '');
  const form = await request.formData();
  const reason = formText(form, 'raison', 1_000);
  const act = form.get('geste');
  if (act === 'refuser' && reason.length < 5)
    return data({ reason, error: 'Dites pourquoi en une phrase : la personne la recevra.' }, { status: 400 });
  if (act !== 'refuser' && act !== 'accepter') throw new Response('Ce geste n’existe pas.', { status: 400 });
  const role = form.get('role') === 'owner' ? 'owner' : 'editor';
  const answer: ClaimAnswer = act === 'refuser' ? { outcome: 'refused', reason } : { outcome: 'accepted', role };
  const isSettled = await settleClaim(context.parts, actor, { claim, answer });
  if (!isSettled) throw redirect(`/administration/personnes/demandes/${claim.id}`, 303);
  throw redirect(`/administration/personnes?fait=${act === 'accepter' ? 'acceptee' : 'refusee'}`, 303);
}

export default function KeptClaimPage() {
  const { claim } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const here = `/administration/personnes/demandes/${claim.id}`;
  return (
    <PageWidth width="prose">
      <PageHeading
        title={`${claim.name} demande à tenir une fiche`}
        lead={`${claim.position}. Adresse confirmée : ${claim.mail}.`}
      />
      <p className="mt-6">
        <a href={`/annuaire/${claim.organisation.slug}`} className="link font-semibold">
          {claim.organisation.name}
        </a>
        <span className="block text-small text-soft">Demandé le {longDate(claim.createdAt)}</span>
      </p>
      {claim.message && <p className="mt-4 max-w-prose break-words whitespace-pre-wrap">« {claim.message} »</p>}
      {claim.settled ? (
        <Notice tone="info" className="mt-8">
          <p>
            {claim.settled.outcome === 'accepted' ? 'Acceptée' : 'Refusée'} par {claim.settled.by} le{' '}
            {longDate(claim.settled.at)}.
          </p>
        </Notice>
      ) : (
        <>
          <p className="mt-6 max-w-prose text-soft">
            Une adresse confirmée ne dit pas que la personne travaille là : au moindre doute, appelez la structure.
          </p>
          <form method="post" action={here} className="mt-6 flex flex-wrap items-end gap-3">
            <SelectField label="Avec quel rôle ?" name="role" defaultValue="editor" className="min-w-64 flex-1">
              <option value="editor">{ROLE_WORDS.editor.role}</option>
              <option value="owner">{ROLE_WORDS.owner.role}</option>
            </SelectField>
            <Button variant="primary" name="geste" value="accepter">
              Accepter et inviter
            </Button>
          </form>
          <form method="post" action={here} className="mt-10 space-y-4 border-t border-line pt-6">
            <TextareaField
              label="Ou refuser, en disant pourquoi"
              hint="La personne reçoit cette phrase par courriel."
              name="raison"
              rows={3}
              defaultValue={answered?.reason}
              error={answered?.error}
            />
            <Button name="geste" value="refuser">
              Refuser
            </Button>
          </form>
        </>
      )}
    </PageWidth>
  );
}
