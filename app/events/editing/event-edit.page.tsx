import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { DraftNotice } from '#app/upkeep/drafts/draft-notice.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { TwoVersionsNotice } from '#app/upkeep/entry/two-versions-notice.tsx';
import { EventDone } from '../done-words.tsx';
import { openEvent, submitEvent } from './edit-event.server.ts';
import { EventActs } from './event-acts.tsx';
import { EventFields } from './event-fields.tsx';
import { KeptForm } from './kept-form.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Modifier ${loaded?.title ?? 'un évènement'} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const opened = await openEvent(context, params.slug ?? '');
  return { ...opened, done: new URL(request.url).searchParams.get('fait') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return submitEvent(context, params.slug ?? '', await request.formData());
}

/** A draft that was kept changes nothing that is stored. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get('geste') === 'brouillon' ? false : defaultShouldRevalidate;
}

export default function EventEditPage() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const answered = answer && 'draft' in answer ? answer : undefined;
  const errors = answered?.errors ?? {};
  const here = `/administration/evenements/${loaded.slug}`;
  const isSeen = loaded.status === 'published' || loaded.status === 'cancelled';
  // What waits for a decision says so at the top; cancelling stands below what one came to change.
  const isDecidedFirst = loaded.reason !== '' || loaded.acts.some((act) => act === 'publish' || act === 'restore');
  const whatBecomes = <EventActs {...loaded} action={here} error={errors.motif} />;
  return (
    <PageWidth>
      <PageHeading
        title={loaded.title}
        lead={LEADS[loaded.status]}
        action={
          <LinkButton href={`/evenements/${loaded.slug}`}>
            {isSeen ? 'Voir la page' : 'Voir comme au programme'}
          </LinkButton>
        }
      />
      <EventDone done={loaded.done} slug={loaded.slug} />
      <p className="mt-4 flex flex-wrap gap-x-6">
        <a href={`${here}/preparation`} className="link inline-flex min-h-11 items-center">
          Préparation
        </a>
        <a href={`${here}/inscriptions`} className="link inline-flex min-h-11 items-center">
          Inscriptions
        </a>
        {loaded.isCoordinator && (
          <a href={`${here}/ateliers`} className="link inline-flex min-h-11 items-center">
            Pages d’atelier
          </a>
        )}
        {loaded.edition && loaded.isCoordinator && (
          <a
            href={`/administration/editions/${loaded.edition.slug}`}
            className="link inline-flex min-h-11 items-center"
          >
            {loaded.edition.name}
          </a>
        )}
        {loaded.cardHref && (
          <a href={loaded.cardHref} className="link inline-flex min-h-11 items-center">
            La difficulté à laquelle il répond
          </a>
        )}
        <a href="/administration/evenements" className="link inline-flex min-h-11 items-center">
          Tous les évènements
        </a>
      </p>
      {isDecidedFirst && whatBecomes}
      {loaded.resumedAt && !answered && <DraftNotice savedAt={loaded.resumedAt} action={here} />}
      <KeptForm action={here} saveLabel="Enregistrer">
        <MissingNotice errors={errors} />
        <TwoVersionsNotice differences={answered?.differences ?? []} />
        <input type="hidden" name="revision" value={answered?.revision ?? loaded.revision} />
        <EventFields
          {...loaded}
          draft={answered?.draft ?? loaded.draft}
          errors={errors}
          action={here}
          asked={answered?.asked}
          hasOfficial={loaded.isCoordinator}
        />
      </KeptForm>
      {!isDecidedFirst && whatBecomes}
    </PageWidth>
  );
}

const LEADS = {
  draft: 'Un brouillon : seule la coordination et ses organisateurs le voient.',
  proposed: 'Une proposition : elle attend que la coordination la publie.',
  published: 'Au programme : ce que vous enregistrez est visible tout de suite.',
  cancelled: 'Annulé : la page et les agendas le disent à qui les ouvre.',
  refused: 'Refusé : personne ne le voit au programme.',
};
