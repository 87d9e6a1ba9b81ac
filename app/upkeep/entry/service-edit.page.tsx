import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { copyService } from '../acts/copy-entry.server.ts';
import { DoneNotice } from '../done-notice.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { editedService, openService, submitService } from './edit-service.server.ts';
import { ConfirmedTick, WhyField } from './form-section.tsx';
import { LiveForm } from './live-form.tsx';
import { MissingNotice } from './missing-notice.tsx';
import { setServiceStatus } from './save-service.server.ts';
import { ServiceActs } from './service-acts.tsx';
import { ServiceFields } from './service-fields.tsx';
import { placeChoices } from './service-form.ts';
import { MARKS_FIELD } from './two-versions.ts';
import { TwoVersionsNotice } from './two-versions-notice.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.service ? `Corriger ${loaded.service.name}` : 'Nouveau service'} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const edited = await editedService(context, params);
  const { organisation, service } = edited;
  const form = await openService(context, edited);
  return {
    organisation: { slug: organisation.slug, name: organisation.name },
    service: service && { slug: service.slug, name: service.name, status: service.status },
    places: placeChoices(form.draft),
    done: new URL(request.url).searchParams.get('fait'),
    ...form,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const edited = await editedService(context, params);
  const form = await request.formData();
  const act = form.get('geste');
  if (edited.service && (act === 'retirer' || act === 'remettre')) {
    const status = act === 'retirer' ? 'archived' : 'published';
    await setServiceStatus(context.parts.database, signedIn(context.actor), edited.service, status);
    throw redirect(`/administration/annuaire/${edited.organisation.slug}?fait=enregistre`, 303);
  }
  if (edited.service && act === 'dupliquer') {
    const copy = await copyService(context.parts.database, signedIn(context.actor), edited.service);
    throw redirect(`/administration/annuaire/${edited.organisation.slug}/services/${copy}?fait=copie`, 303);
  }
  return submitService(context, edited, form);
}

/** A draft that was kept changes nothing that is stored. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get('geste') === 'brouillon' ? false : defaultShouldRevalidate;
}

export default function ServiceEditPage() {
  const loaded = useLoaderData<typeof loader>();
  const { organisation, service } = loaded;
  const answer = useActionData<typeof action>();
  const answered = answer && 'draft' in answer ? answer : undefined;
  const errors = answered?.errors ?? {};
  const back = `/administration/annuaire/${organisation.slug}`;
  const here = `${back}/services/${service?.slug ?? 'nouveau'}`;
  return (
    <PageWidth>
      <PageHeading
        title={service?.name ?? 'Nouveau service'}
        lead={`${organisation.name}. Un service est trouvé par son besoin, son public et sa zone\u202f: ces trois-là comptent le plus.`}
        action={<LinkButton href={back}>Revenir à la fiche</LinkButton>}
      />
      <DoneNotice done={loaded.done} />
      {loaded.resumedAt && !answered && <DraftNotice savedAt={loaded.resumedAt} action={here} />}
      <LiveForm
        action={here}
        part="service"
        live={loaded.live}
        saveLabel={service ? 'Enregistrer le service' : 'Ajouter le service'}
      >
        {(live) => (
          <>
            <MissingNotice errors={errors} />
            <TwoVersionsNotice differences={answered?.differences ?? []} />
            <input type="hidden" name="revision" value={answered?.revision ?? loaded.revision} />
            <input type="hidden" name={MARKS_FIELD} value={answered?.marks ?? loaded.marks} />
            <ServiceFields
              draft={answered?.draft ?? loaded.draft}
              errors={errors}
              action={here}
              choices={loaded.choices}
              places={answered?.places ?? loaded.places}
              live={live}
              tiles={loaded.tiles}
              asked={answered?.asked}
            />
            {service && (
              <div className="space-y-5" data-unkept>
                <WhyField />
                <ConfirmedTick />
              </div>
            )}
          </>
        )}
      </LiveForm>
      {service && <ServiceActs {...service} action={here} />}
    </PageWidth>
  );
}
