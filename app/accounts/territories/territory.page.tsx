import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readSettingsForm, shownSettings } from '#app/territories/settings/read-settings-form.server.ts';
import { readTerritory, readTerritoryVersions } from '#app/territories/settings/read-territory.server.ts';
import {
  restoreTerritory,
  type SavedTerritory,
  saveTerritory,
} from '#app/territories/settings/save-territory.server.ts';
import { SettingsFields } from '#app/territories/settings/settings-fields.tsx';
import { draftOf, readSettings } from '#app/territories/settings/settings-form.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { signedIn } from '../signed-in.ts';
import { TerritoryNotice } from './territory-notice.tsx';
import { maySetTerritory } from './territory-policy.ts';
import { TerritoryVersions } from './territory-versions.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.name ?? 'Territoire'} : réglages – Maillage` },
];

async function territoryOf({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>) {
  const actor = signedIn(context.actor);
  const territory = await readTerritory(context.parts.database, params.territory ?? '');
  if (!territory) throw new Response('Aucun territoire ne porte ce nom.', { status: 404 });
  if (!maySetTerritory(actor, territory.id))
    throw new Response('Ces réglages sont tenus par la coordination du territoire et par l’administration.', {
      status: 403,
    });
  return { actor, territory };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { territory } = await territoryOf({ params, context });
  return {
    slug: territory.slug,
    id: territory.id,
    name: territory.settings.name,
    version: territory.version,
    ...shownSettings(draftOf(territory.settings)),
    versions: await readTerritoryVersions(context.parts.database, territory.id),
    done: new URL(request.url).searchParams.get('fait'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const { actor, territory } = await territoryOf({ params, context });
  const sent = await readSettingsForm(database, request);
  const act = sent.field('geste');
  const back = (saved: SavedTerritory['kind']) =>
    redirect(`/administration/territoires/${territory.slug}?fait=${saved}`, 303);
  if (act === 'revenir') {
    const number = Number.parseInt(sent.field('numero'), 10) || 0;
    const restored = await restoreTerritory(database, actor, { territoryId: territory.id, number });
    throw back(restored.kind);
  }
  const shown = { ...shownSettings(sent.draft), version: Number(sent.field('version')) || 0, overtakenBy: '' };
  if (act === 'ajouter') return data({ ...shown, errors: sent.errors }, { status: 200 });
  const read = readSettings(sent.draft, territory.settings.centre);
  if ('errors' in read || Object.keys(sent.errors).length > 0)
    return data({ ...shown, errors: { ...('errors' in read ? read.errors : {}), ...sent.errors } }, { status: 400 });
  const saved = await saveTerritory(database, actor, {
    territoryId: territory.id,
    seen: shown.version,
    settings: read.settings,
  });
  if (saved.kind === 'overtaken')
    return data({ ...shown, version: territory.version, errors: {}, overtakenBy: saved.by }, { status: 409 });
  throw back(saved.kind);
}

export default function TerritoryPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { draft, zones, choices } = answered ?? loaded;
  const errors = answered?.errors ?? {};
  const invite = `/administration/personnes/inviter?${new URLSearchParams({ role: `coordinator:${loaded.id}` })}`;
  return (
    <PageWidth width="prose">
      <PageHeading
        title={loaded.name}
        lead="Les réglages du réseau local. Chaque enregistrement est gardé, et l’on peut revenir en arrière."
        action={<LinkButton href={invite}>Inviter à la coordination</LinkButton>}
      />
      <TerritoryNotice
        done={answered ? null : loaded.done}
        hasErrors={Object.keys(errors).length > 0}
        overtakenBy={answered?.overtakenBy ?? ''}
      />
      <form
        method="post"
        action={`/administration/territoires/${loaded.slug}`}
        encType="multipart/form-data"
        className="mt-8 space-y-8"
        noValidate
      >
        <input type="hidden" name="version" value={answered?.version ?? loaded.version} />
        <SettingsFields draft={draft} errors={errors} zones={zones} choices={choices} />
        <Button variant="primary" name="geste" value="enregistrer">
          Enregistrer
        </Button>
      </form>
      <TerritoryVersions slug={loaded.slug} versions={loaded.versions} />
    </PageWidth>
  );
}
