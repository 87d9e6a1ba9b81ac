import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { coordinated } from '../editing/new-event.server.ts';
import { coordinatesEvents } from '../event-policy.ts';
import { EditionFields } from './edition-fields.tsx';
import { readEdition, readEditionDraft } from './edition-form.ts';
import { createEdition } from './save-edition.server.ts';

export const meta: MetaFunction = () => [{ title: 'Nouvelle édition – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { territories: coordinated(context) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const draft = readEditionDraft(await request.formData());
  const territoryId = textOf(draft, 'territoire');
  if (!coordinatesEvents(actor, territoryId))
    throw new Response('Vous ne coordonnez pas ce territoire.', { status: 403 });
  const input = readEdition(draft);
  if ('errors' in input) return data({ draft, errors: input.errors }, { status: 400 });
  const slug = await createEdition(context.parts.database, actor, { territoryId, input });
  throw redirect(`/administration/editions/${slug}?fait=edition-creee`, 303);
}

export default function EditionNewPage() {
  const { territories } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const draft = answered?.draft ?? {};
  return (
    <PageWidth>
      <PageHeading
        title="Nouvelle édition"
        lead="Une édition rassemble les évènements d’une année autour d’une journée. Une édition passée se duplique depuis sa page."
      />
      <form method="post" action="/administration/editions/nouvelle" className="mt-8 max-w-4xl space-y-5" noValidate>
        <MissingNotice errors={answered?.errors ?? {}} />
        {territories.length > 1 ? (
          <SelectField label="Territoire" name="territoire" defaultValue={textOf(draft, 'territoire')}>
            {territories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : (
          <input type="hidden" name="territoire" value={territories[0]?.id ?? ''} />
        )}
        <EditionFields draft={draft} errors={answered?.errors ?? {}} />
        <Button variant="primary">Créer l’édition</Button>
      </form>
    </PageWidth>
  );
}
