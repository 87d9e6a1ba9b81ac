import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayCreateIn } from '#app/accounts/entry-policy.ts';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { kindChoices, tilesOf } from './edit-entry.server.ts';
import { EntryFields } from './entry-fields.tsx';
import { ENTRY_GROUPS, readEntry, readEntryDraft } from './entry-form.ts';
import { redraw } from './form-acts.server.ts';
import { readDraft, textOf } from './form-draft.ts';
import { MissingNotice } from './missing-notice.tsx';
import { createEntry } from './save-entry.server.ts';

export const meta: MetaFunction = () => [{ title: 'Nouvelle fiche – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  return {
    territories: actor.territories.filter(({ id }) => mayCreateIn(actor, id)).map(({ id, name }) => ({ id, name })),
    kinds: kindChoices(),
    tiles: tilesOf(context.parts),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { database, geocoder } = context.parts;
  const actor = signedIn(context.actor);
  const form = await request.formData();
  const draft = { ...readEntryDraft(form), ...readDraft(form, ['territoire']) };
  const territoryId = textOf(draft, 'territoire');
  if (!mayCreateIn(actor, territoryId)) throw new Response('Vous ne coordonnez pas ce territoire.', { status: 403 });
  const redrawn = await redraw(form, draft, { groups: ENTRY_GROUPS, geocoder });
  if (redrawn) return data({ ...redrawn, errors: {} });
  const read = readEntry(draft, null);
  if ('errors' in read) return data({ draft, asked: undefined, errors: read.errors }, { status: 400 });
  const slug = await createEntry(database, { actor, ...read, territoryId });
  throw redirect(`/administration/annuaire/${slug}?fait=cree`, 303);
}

export default function EntryNewPage() {
  const { territories, kinds, tiles } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const errors = answered?.errors ?? {};
  return (
    <PageWidth>
      <PageHeading
        title="Nouvelle fiche"
        lead="Un organisme existe une seule fois : cherchez-le d’abord dans l’annuaire."
      />
      <form method="post" action="/administration/annuaire/nouvelle" className="mt-8 max-w-4xl space-y-10" noValidate>
        {/* Enter in a field creates the entry: browsers press the first button of the form. */}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
          Créer la fiche
        </button>
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
        <EntryFields
          draft={answered?.draft ?? {}}
          errors={errors}
          action="/administration/annuaire/nouvelle"
          kinds={kinds}
          tiles={tiles}
          asked={answered?.asked}
        />
        <Button variant="primary">Créer la fiche</Button>
      </form>
    </PageWidth>
  );
}
