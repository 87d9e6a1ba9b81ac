import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { EntryFields } from './entry-fields.tsx';
import { ENTRY_FIELDS, readEntry } from './entry-form.ts';
import { mayCreateIn } from './entry-policy.ts';
import { readDraft, textOf } from './form-draft.ts';
import { MissingNotice } from './missing-notice.tsx';
import { createEntry } from './save-entry.server.ts';

export const meta: MetaFunction = () => [{ title: 'Nouvelle fiche – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  return {
    territories: actor.territories.filter(({ id }) => mayCreateIn(actor, id)).map(({ id, name }) => ({ id, name })),
    kinds: KINDS.map(({ code, label }) => ({ value: code, label })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const form = await request.formData();
  const draft = readDraft(form, [...ENTRY_FIELDS, 'territoire']);
  const territoryId = textOf(draft, 'territoire');
  if (!mayCreateIn(actor, territoryId)) throw new Response('Vous ne coordonnez pas ce territoire.', { status: 403 });
  const read = readEntry(draft);
  if ('errors' in read) return data({ draft, errors: read.errors }, { status: 400 });
  const slug = await createEntry(context.parts.database, { actor, entry: read.entry, territoryId });
  throw redirect(`/administration/annuaire/${slug}?fait=cree`, 303);
}

export default function EntryNewPage() {
  const { territories, kinds } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const errors = answered?.errors ?? {};
  return (
    <PageWidth>
      <PageHeading
        title="Nouvelle fiche"
        lead="Un organisme existe une seule fois : cherchez-le d’abord dans l’annuaire."
      />
      <form method="post" action="/administration/annuaire/nouvelle" className="mt-8 max-w-4xl space-y-10" noValidate>
        <MissingNotice errors={errors} />
        {territories.length > 1 ? (
          <SelectField
            label="Territoire qui tient la fiche"
            name="territoire"
            defaultValue={textOf(answered?.draft ?? {}, 'territoire')}
          >
            {territories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        ) : (
          <input type="hidden" name="territoire" value={territories[0]?.id ?? ''} />
        )}
        <EntryFields draft={answered?.draft ?? {}} errors={errors} kinds={kinds} />
        <Button variant="primary">Créer la fiche</Button>
      </form>
    </PageWidth>
  );
}
