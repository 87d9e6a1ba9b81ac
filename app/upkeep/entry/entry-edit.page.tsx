import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react';
import { coordinatesEntry, mayArchive } from '#app/accounts/entry-policy.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { parisDay } from '#search/opening-hours.ts';
import { isWaitingForIndex } from '#search/waiting.ts';
import { readEntryNote } from '../calls/entry-note.server.ts';
import { submitNote } from '../calls/note-form.server.ts';
import { NoteSection } from '../calls/note-section.tsx';
import { DoneNotice } from '../done-notice.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { readTakenUp } from '../duplicates/read-taken-up.server.ts';
import { TakenUpNotice } from '../duplicates/taken-up-notice.tsx';
import { openEntry, submitEntry } from './edit-entry.server.ts';
import { EntryFields } from './entry-fields.tsx';
import { EntryServices } from './entry-services.tsx';
import { ConfirmedTick, WhyField } from './form-section.tsx';
import { readServices } from './kept-entry.server.ts';
import { LiveForm } from './live-form.tsx';
import { MissingNotice } from './missing-notice.tsx';
import { MARKS_FIELD } from './two-versions.ts';
import { TwoVersionsNotice } from './two-versions-notice.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Corriger ${loaded?.name ?? 'une fiche'} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const { row, form } = await openEntry(context, params.slug ?? '');
  const keepers = { organisationId: row.id, homeTerritoryId: row.homeTerritoryId };
  const coordinates = coordinatesEntry(context.actor, keepers);
  const [services, takenUp, note, isWaiting] = await Promise.all([
    readServices(database, row.id),
    row.status === 'archived' ? readTakenUp(database, row.id) : null,
    coordinates ? readEntryNote(database, row.id) : null,
    isWaitingForIndex(database, row.id),
  ]);
  return {
    slug: row.slug,
    name: row.name,
    status: row.status,
    mayArchive: mayArchive(context.actor, keepers),
    mayCopy: coordinates,
    takenUp: takenUp && { name: takenUp.name, mergeId: coordinates ? takenUp.mergeId : null },
    note,
    isWaiting,
    today: parisDay(new Date()),
    services: services.map(({ id, slug, name, status, capacityState }) => ({
      id,
      slug,
      name,
      status,
      isFull: capacityState === 'complet',
    })),
    done: new URL(request.url).searchParams.get('fait'),
    ...form,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const slug = params.slug ?? '';
  return form.get('geste') === 'note' ? submitNote(context, slug, form) : submitEntry(context, slug, form);
}

/** A draft that was kept changes nothing that is stored. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get('geste') === 'brouillon' ? false : defaultShouldRevalidate;
}

export default function EntryEditPage() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const answered = answer && 'draft' in answer ? answer : undefined;
  const errors = answered?.errors ?? {};
  const here = `/administration/annuaire/${loaded.slug}`;
  return (
    <PageWidth>
      <PageHeading
        title={loaded.name}
        lead={LEADS[loaded.status]}
        action={
          loaded.status === 'published' && <LinkButton href={`/annuaire/${loaded.slug}`}>Voir la fiche</LinkButton>
        }
      />
      <DoneNotice done={loaded.done} search={{ slug: loaded.slug, isWaiting: loaded.isWaiting }} />
      <TakenUpNotice takenUp={loaded.takenUp} />
      <EntryServices {...loaded} />
      {loaded.note && (
        <NoteSection action={here} note={loaded.note} answered={answer && 'note' in answer ? answer.note : undefined} />
      )}
      {loaded.resumedAt && !answered && <DraftNotice savedAt={loaded.resumedAt} action={here} />}
      <LiveForm action={here} part="entry" live={loaded.live} saveLabel="Enregistrer la fiche">
        {() => (
          <>
            <MissingNotice errors={errors} />
            <TwoVersionsNotice differences={answered?.differences ?? []} />
            <input type="hidden" name="revision" value={answered?.revision ?? loaded.revision} />
            <input type="hidden" name={MARKS_FIELD} value={answered?.marks ?? loaded.marks} />
            <EntryFields
              draft={answered?.draft ?? loaded.draft}
              errors={errors}
              action={here}
              kinds={loaded.kinds}
              tiles={loaded.tiles}
              asked={answered?.asked}
            />
            <div className="space-y-5" data-unkept>
              <WhyField />
              <ConfirmedTick />
            </div>
          </>
        )}
      </LiveForm>
    </PageWidth>
  );
}

const LEADS = {
  published: 'Ce que vous enregistrez est visible sur la fiche et dans la recherche en quelques secondes.',
  archived: 'Cette fiche est retirée de l’annuaire. Personne ne la voit tant que vous ne la remettez pas.',
  draft: 'Cette fiche n’est pas encore publiée. Personne ne la voit tant que vous ne la publiez pas.',
};
