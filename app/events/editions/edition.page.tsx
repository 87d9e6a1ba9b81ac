import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import Plus from 'lucide-react/icons/plus';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { EventDone } from '../done-words.tsx';
import { KeptEventItem } from '../kept-event-item.tsx';
import { CopySection } from './copy-section.tsx';
import { DeleteSection } from './delete-section.tsx';
import { openEdition, submitEdition } from './edit-edition.server.ts';
import { EditionFields } from './edition-fields.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.name ?? 'Une édition'} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const opened = await openEdition(context, params.edition ?? '');
  return { ...opened, done: new URL(request.url).searchParams.get('fait') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return submitEdition(context, params.edition ?? '', await request.formData());
}

export default function EditionPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const here = `/administration/editions/${loaded.slug}`;
  const [own, copy] = answered?.isCopy ? [undefined, answered] : [answered, undefined];
  return (
    <PageWidth>
      <PageHeading
        title={loaded.name}
        lead={`${loaded.territory}. ${loaded.dayWords}`}
        action={
          <LinkButton
            href={`/administration/evenements/nouveau?${new URLSearchParams({ territoire: loaded.territoryId, edition: loaded.id })}`}
            variant="primary"
            icon={Plus}
          >
            Ajouter un évènement
          </LinkButton>
        }
      />
      <EventDone done={loaded.done} />
      <p className="mt-4 flex flex-wrap gap-x-6">
        <a href="/administration/evenements" className="link inline-flex min-h-11 items-center">
          Tous les évènements
        </a>
        <a href={`/evenements?edition=${loaded.slug}`} className="link inline-flex min-h-11 items-center">
          Voir au programme
        </a>
      </p>
      <section aria-labelledby="evenements" className="mt-8">
        <h2 id="evenements">Ses évènements</h2>
        {loaded.events.length === 0 && <p className="mt-2 text-soft">Aucun pour le moment.</p>}
        <ul className="mt-2 divide-y divide-line">
          {loaded.events.map((event) => (
            <KeptEventItem key={event.slug} event={event} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="regler" className="mt-12 max-w-4xl">
        <h2 id="regler">Régler l’édition</h2>
        <form method="post" action={`${here}#regler`} className="mt-4 space-y-5" noValidate>
          <MissingNotice errors={own?.errors ?? {}} />
          {own?.hasMovedOn && (
            <Notice tone="warning" title="Quelqu’un vient d’enregistrer cette édition" isLive>
              <p>Votre version est ci-dessous. Enregistrez de nouveau pour la garder.</p>
            </Notice>
          )}
          <input type="hidden" name="revision" value={own?.revision ?? loaded.revision} />
          <EditionFields draft={own?.draft ?? loaded.draft} errors={own?.errors ?? {}} />
          <Button>Enregistrer l’édition</Button>
        </form>
      </section>
      <CopySection
        action={here}
        draft={copy?.draft ?? loaded.next}
        errors={copy?.errors ?? {}}
        keep={copy?.keep ?? 'gaps'}
        anchor={loaded.anchor}
        preview={copy?.preview ?? null}
      />
      {loaded.drafts !== null && <DeleteSection action={here} name={loaded.name} drafts={loaded.drafts} />}
    </PageWidth>
  );
}
