import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react';
import { SelectField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { EntryFields } from './entry-fields.tsx';
import { LiveForm } from './live-form.tsx';
import { MissingNotice } from './missing-notice.tsx';
import { openNewEntry, submitNewEntry } from './new-entry.server.ts';

const HERE = '/administration/annuaire/nouvelle';

export const meta: MetaFunction = () => [{ title: 'Nouvelle fiche – Maillage' }];

export function loader({ context }: LoaderFunctionArgs) {
  return openNewEntry(context);
}

export async function action({ request, context }: ActionFunctionArgs) {
  return submitNewEntry(context, await request.formData());
}

/** A draft that was kept changes nothing that is stored. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get('geste') === 'brouillon' ? false : defaultShouldRevalidate;
}

export default function EntryNewPage() {
  const { territories, kinds, tiles, live, resumedAt, ...loaded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const answered = answer && 'draft' in answer ? answer : undefined;
  const draft = answered?.draft ?? loaded.draft;
  const errors = answered?.errors ?? {};
  return (
    <PageWidth>
      <PageHeading
        title="Nouvelle fiche"
        lead="Un organisme existe une seule fois : cherchez-le d’abord dans l’annuaire."
      />
      {resumedAt && !answered && <DraftNotice savedAt={resumedAt} action={HERE} />}
      <LiveForm action={HERE} part="entry" live={live} saveLabel="Créer la fiche">
        {() => (
          <>
            <MissingNotice errors={errors} />
            {territories.length > 1 ? (
              <SelectField
                label="Territoire qui tient la fiche"
                name="territoire"
                defaultValue={textOf(draft, 'territoire')}
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
              draft={draft}
              errors={errors}
              action={HERE}
              kinds={kinds}
              tiles={tiles}
              asked={answered?.asked}
            />
          </>
        )}
      </LiveForm>
    </PageWidth>
  );
}
