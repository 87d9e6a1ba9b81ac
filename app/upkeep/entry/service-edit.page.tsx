import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { readDraft, readWhy } from './form-draft.ts';
import { ConfirmedTick, WhyField } from './form-section.tsx';
import { keptOrganisation, readServices } from './kept-entry.server.ts';
import { MissingNotice } from './missing-notice.tsx';
import { createService, readPlaces, saveService, setServiceStatus } from './save-service.server.ts';
import { ServiceFields } from './service-fields.tsx';
import {
  choicesOf,
  emptyServiceDraft,
  readService,
  SERVICE_FIELDS,
  SERVICE_LABELS,
  SERVICE_LISTS,
  sayServiceField,
  serviceDraft,
} from './service-form.ts';
import { chosenVersion, differences } from './two-versions.ts';
import { TwoVersionsNotice } from './two-versions-notice.tsx';

const NEW = 'nouveau';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.service ? `Corriger ${loaded.service.name}` : 'Nouveau service'} – Maillage` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { organisation, service, draft } = await editedService(context, params);
  return {
    organisation: { slug: organisation.slug, name: organisation.name },
    service: service && { slug: service.slug, name: service.name, status: service.status },
    revision: service?.revision ?? 0,
    draft,
    choices: Object.fromEntries([...SERVICE_LISTS, 'frais'].map((name) => [name, choicesOf(name)])),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const { organisation, service, draft: stored } = await editedService(context, params);
  const back = `/administration/annuaire/${organisation.slug}`;
  const form = await request.formData();
  const act = form.get('geste');
  if (service && (act === 'retirer' || act === 'remettre')) {
    await setServiceStatus(database, actor, service, act === 'retirer' ? 'archived' : 'published');
    throw redirect(`${back}?fait=enregistre`, 303);
  }
  const draft = chosenVersion(form, readDraft(form, SERVICE_FIELDS, SERVICE_LISTS), stored);
  const revision = Number(form.get('revision'));
  const read = readService(draft);
  if ('errors' in read) return data({ draft, errors: read.errors, differences: [], revision }, { status: 400 });
  if (!service) {
    await createService(database, { actor, organisationId: organisation.id, ...read });
    throw redirect(`${back}?fait=enregistre`, 303);
  }
  const isVerified = form.get('verifie') === 'oui';
  const isSaved =
    Number.isSafeInteger(revision) &&
    (await saveService(database, { actor, before: service, ...read, revision, isVerified, why: readWhy(form) }));
  if (isSaved) throw redirect(`${back}?fait=enregistre`, 303);
  const now = await editedService(context, params);
  const found = differences(draft, now.draft, SERVICE_LABELS, sayServiceField);
  return data({ draft, errors: {}, differences: found, revision: now.service?.revision ?? 0 }, { status: 409 });
}

async function editedService({ parts, actor }: LoaderFunctionArgs['context'], params: LoaderFunctionArgs['params']) {
  const organisation = await keptOrganisation(parts.database, actor, params.slug ?? '');
  if (params.service === NEW) return { organisation, service: null, draft: emptyServiceDraft() };
  const service = (await readServices(parts.database, organisation.id)).find(({ slug }) => slug === params.service);
  if (!service) throw new Response('Cet organisme n’a pas de service à cette adresse.', { status: 404 });
  return { organisation, service, draft: serviceDraft(service, await readPlaces(parts.database, service.id)) };
}

export default function ServiceEditPage() {
  const { organisation, service, revision, draft, choices } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const errors = answered?.errors ?? {};
  const back = `/administration/annuaire/${organisation.slug}`;
  const here = `${back}/services/${service?.slug ?? 'nouveau'}`;
  const isArchived = service?.status === 'archived';
  return (
    <PageWidth>
      <PageHeading
        title={service?.name ?? 'Nouveau service'}
        lead={`${organisation.name}. Un service est trouvé par son besoin, son public et sa zone : ces trois-là comptent le plus.`}
        action={<LinkButton href={back}>Revenir à la fiche</LinkButton>}
      />
      <form method="post" action={here} className="mt-8 max-w-4xl space-y-10" noValidate>
        <MissingNotice errors={errors} />
        <TwoVersionsNotice differences={answered?.differences ?? []} />
        <input type="hidden" name="revision" value={answered?.revision ?? revision} />
        <ServiceFields draft={answered?.draft ?? draft} errors={errors} choices={choices} />
        {service && <WhyField />}
        {service && <ConfirmedTick />}
        <Button variant="primary">{service ? 'Enregistrer le service' : 'Ajouter le service'}</Button>
      </form>
      {service && (
        <form method="post" action={here} className="mt-8 border-t border-line pt-6">
          <input type="hidden" name="geste" value={isArchived ? 'remettre' : 'retirer'} />
          <Button>{isArchived ? 'Remettre ce service dans l’annuaire' : 'Retirer ce service de l’annuaire'}</Button>
        </form>
      )}
    </PageWidth>
  );
}
