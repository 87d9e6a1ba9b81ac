import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react';
import { SelectField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { DraftNotice } from '#app/upkeep/drafts/draft-notice.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { EventFields } from './event-fields.tsx';
import { KeptForm } from './kept-form.tsx';
import { openNewEvent, submitNewEvent } from './new-event.server.ts';

export const meta: MetaFunction = () => [{ title: 'Nouvel évènement – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return openNewEvent(context, new URL(request.url).searchParams);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const answer = await submitNewEvent(context, await request.formData());
  if ('slug' in answer) throw redirect(`/administration/evenements/${answer.slug}?fait=cree`, 303);
  if ('kept' in answer) return answer.kept;
  return data(answer, { status: Object.keys(answer.errors).length > 0 ? 400 : 200 });
}

const HERE = '/administration/evenements/nouveau';

/** A draft that was kept changes nothing that is stored. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get('geste') === 'brouillon' ? false : defaultShouldRevalidate;
}

export default function EventNewPage() {
  const { territories, ...loaded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const answered = answer && 'draft' in answer ? answer : undefined;
  const errors = answered?.errors ?? {};
  const draft = answered?.draft ?? loaded.draft;
  return (
    <PageWidth>
      <PageHeading title="Nouvel évènement" lead="Un brouillon d’abord : vous le publierez quand il sera prêt." />
      {loaded.resumedAt && !answered && <DraftNotice savedAt={loaded.resumedAt} action={HERE} />}
      <KeptForm action={HERE} saveLabel="Créer le brouillon">
        <MissingNotice errors={errors} />
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
        <EventFields {...loaded} draft={draft} errors={errors} action={HERE} asked={answered?.asked} hasOfficial />
      </KeptForm>
    </PageWidth>
  );
}
