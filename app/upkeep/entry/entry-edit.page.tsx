import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { DoneNotice } from '../done-notice.tsx';
import { EntryFields } from './entry-fields.tsx';
import {
  ENTRY_FIELDS,
  ENTRY_LABELS,
  entryDraft,
  readEntry,
  sayEntryField,
  withoutEmptyContacts,
} from './entry-form.ts';
import { mayArchive } from './entry-policy.ts';
import { EntryServices } from './entry-services.tsx';
import { readDraft, readWhy } from './form-draft.ts';
import { ConfirmedTick, WhyField } from './form-section.tsx';
import { keptOrganisation, readOwnContacts, readServices } from './kept-entry.server.ts';
import { MissingNotice } from './missing-notice.tsx';
import { saveEntry } from './save-entry.server.ts';
import { chosenVersion, differences } from './two-versions.ts';
import { TwoVersionsNotice } from './two-versions-notice.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Corriger ${loaded?.name ?? 'une fiche'} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const row = await keptOrganisation(database, context.actor, params.slug ?? '');
  const [contacts, services] = await Promise.all([readOwnContacts(database, row.id), readServices(database, row.id)]);
  return {
    slug: row.slug,
    name: row.name,
    status: row.status,
    revision: row.revision,
    mayArchive: mayArchive(context.actor, { organisationId: row.id, homeTerritoryId: row.homeTerritoryId }),
    draft: entryDraft(row, contacts),
    kinds: KINDS.map(({ code, label }) => ({ value: code, label })),
    services: services.map(({ slug, name, status }) => ({ slug, name, status })),
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const before = await keptOrganisation(database, actor, params.slug ?? '');
  const stored = entryDraft(before, await readOwnContacts(database, before.id));
  const form = await request.formData();
  const draft = chosenVersion(form, withoutEmptyContacts(readDraft(form, ENTRY_FIELDS)), stored);
  const read = readEntry(draft);
  if ('errors' in read)
    return data(
      { draft, errors: read.errors, differences: [], revision: Number(form.get('revision')) },
      { status: 400 },
    );
  const revision = Number(form.get('revision'));
  const isSaved =
    Number.isSafeInteger(revision) &&
    (await saveEntry(database, {
      actor,
      before,
      entry: read.entry,
      revision,
      isVerified: form.get('verifie') === 'oui',
      why: readWhy(form),
    }));
  if (isSaved) throw redirect(`/administration/annuaire/${before.slug}?fait=enregistre`, 303);
  const now = await keptOrganisation(database, actor, before.slug);
  const theirs = entryDraft(now, await readOwnContacts(database, now.id));
  return data(
    { draft, errors: {}, differences: differences(draft, theirs, ENTRY_LABELS, sayEntryField), revision: now.revision },
    { status: 409 },
  );
}

export default function EntryEditPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const errors = answered?.errors ?? {};
  return (
    <PageWidth>
      <PageHeading
        title={loaded.name}
        lead={
          loaded.status === 'archived'
            ? 'Cette fiche est retirée de l’annuaire. Personne ne la voit tant que vous ne la remettez pas.'
            : 'Ce que vous enregistrez est visible sur la fiche et dans la recherche en quelques secondes.'
        }
        action={
          loaded.status === 'published' && <LinkButton href={`/annuaire/${loaded.slug}`}>Voir la fiche</LinkButton>
        }
      />
      <DoneNotice done={loaded.done} />
      <EntryServices {...loaded} />
      <form
        method="post"
        action={`/administration/annuaire/${loaded.slug}`}
        className="mt-10 max-w-4xl space-y-10"
        noValidate
      >
        <MissingNotice errors={errors} />
        <TwoVersionsNotice differences={answered?.differences ?? []} />
        <input type="hidden" name="revision" value={answered?.revision ?? loaded.revision} />
        <EntryFields draft={answered?.draft ?? loaded.draft} errors={errors} kinds={loaded.kinds} />
        <WhyField />
        <ConfirmedTick />
        <Button variant="primary">Enregistrer la fiche</Button>
      </form>
    </PageWidth>
  );
}
