import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { DraftNotice } from '#app/upkeep/drafts/draft-notice.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { EventFields } from '../editing/event-fields.tsx';
import { KeptForm } from '../editing/kept-form.tsx';
import { openProposal, submitProposal } from './propose.server.ts';

export const meta: MetaFunction = () => [{ title: 'Proposer un évènement – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { opened: await openProposal(context), isSignedIn: context.actor.kind === 'person' };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const answer = await submitProposal(context, await request.formData());
  if ('slug' in answer) throw redirect(`/administration/evenements/${answer.slug}?fait=propose`, 303);
  if ('kept' in answer) return answer.kept;
  return data(answer, { status: Object.keys(answer.errors).length > 0 ? 400 : 200 });
}

const HERE = '/evenements/proposer';

/** A draft that was kept changes nothing that is stored. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get('geste') === 'brouillon' ? false : defaultShouldRevalidate;
}

export default function ProposePage() {
  const { opened, isSignedIn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const answered = answer && 'draft' in answer ? answer : undefined;
  const errors = answered?.errors ?? {};
  if (!opened) return <NotAMember isSignedIn={isSignedIn} />;
  const draft = answered?.draft ?? opened.draft;
  return (
    <PageWidth>
      <PageHeading
        title="Proposer un évènement"
        lead="La coordination de votre territoire le publie au programme, ou vous écrit pourquoi elle ne le peut pas."
      />
      {opened.resumedAt && !answered && <DraftNotice savedAt={opened.resumedAt} action={HERE} />}
      <KeptForm action={HERE} saveLabel="Envoyer la proposition">
        <MissingNotice errors={errors} />
        {opened.proposers.length > 1 ? (
          <SelectField label="Au nom de" name="pour" defaultValue={textOf(draft, 'pour')}>
            {opened.proposers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : (
          <input type="hidden" name="pour" value={opened.proposers[0]?.id ?? ''} />
        )}
        <EventFields
          {...opened}
          draft={draft}
          errors={errors}
          action={HERE}
          asked={answered?.asked}
          hasOfficial={false}
        />
      </KeptForm>
    </PageWidth>
  );
}

function NotAMember({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <PageWidth>
      <PageHeading title="Proposer un évènement" />
      <EmptyState title="Au nom d’un organisme de l’annuaire">
        {isSignedIn ? (
          <p>
            Votre compte ne tient la fiche d’aucun organisme. Ouvrez celle du vôtre dans{' '}
            <a href="/annuaire">l’annuaire</a>, et demandez à la tenir : vous pourrez ensuite proposer ses évènements.
          </p>
        ) : (
          <>
            <p>
              Les membres d’un organisme proposent ses rencontres, ses visites, ses réunions ; la coordination du
              territoire les publie.
            </p>
            <p>
              <LinkButton href="/connexion?suite=%2Fevenements%2Fproposer" variant="primary">
                Se connecter
              </LinkButton>
            </p>
            <p>
              Pas encore de compte ? Ouvrez la fiche de votre organisme dans <a href="/annuaire">l’annuaire</a>, et
              demandez à la tenir.
            </p>
          </>
        )}
      </EmptyState>
    </PageWidth>
  );
}
