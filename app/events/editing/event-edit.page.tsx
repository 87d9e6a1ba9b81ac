import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { TwoVersionsNotice } from '#app/upkeep/entry/two-versions-notice.tsx';
import { EventDone } from '../done-words.tsx';
import { openEvent, submitEvent } from './edit-event.server.ts';
import { EventActs } from './event-acts.tsx';
import { EventFields } from './event-fields.tsx';

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

export default function EventEditPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const errors = answered?.errors ?? {};
  const here = `/administration/evenements/${loaded.slug}`;
  const isSeen = loaded.status === 'published' || loaded.status === 'cancelled';
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
      <EventDone done={loaded.done} />
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
      <EventActs {...loaded} action={here} error={errors.motif} />
      <form method="post" action={here} className="mt-8 max-w-4xl space-y-10" noValidate>
        {/* Enter in a field saves: browsers press the first button of the form. */}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
          Enregistrer
        </button>
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
        <div className="sticky bottom-0 -mx-4 border-t border-line bg-paper px-4 py-3 md:static md:mx-0 md:px-0">
          <Button variant="primary" className="max-md:w-full">
            Enregistrer
          </Button>
        </div>
      </form>
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
