import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { textOf } from '#app/upkeep/entry/form-draft.ts';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { EventFields } from './event-fields.tsx';
import { openNewEvent, submitNewEvent } from './new-event.server.ts';

export const meta: MetaFunction = () => [{ title: 'Nouvel évènement – Maillage' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return openNewEvent(context, new URL(request.url).searchParams);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const answer = await submitNewEvent(context, await request.formData());
  if ('slug' in answer) throw redirect(`/administration/evenements/${answer.slug}?fait=cree`, 303);
  return data(answer, { status: Object.keys(answer.errors).length > 0 ? 400 : 200 });
}

const HERE = '/administration/evenements/nouveau';

export default function EventNewPage() {
  const { territories, ...loaded } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const errors = answered?.errors ?? {};
  const draft = answered?.draft ?? loaded.draft;
  return (
    <PageWidth>
      <PageHeading title="Nouvel évènement" lead="Un brouillon d’abord : vous le publierez quand il sera prêt." />
      <form method="post" action={HERE} className="mt-8 max-w-4xl space-y-10" noValidate>
        {/* Enter in a field creates the event: browsers press the first button of the form. */}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
          Créer le brouillon
        </button>
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
        <Button variant="primary">Créer le brouillon</Button>
      </form>
    </PageWidth>
  );
}
