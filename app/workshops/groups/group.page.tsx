import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { actOnGroup } from './act-on-group.server.ts';
import { GroupFields } from './group-fields.tsx';
import { readGroup, readGroupDesk } from './read-groups.server.ts';
import { TaskList } from './task-list.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.group.name ?? 'Groupe de travail'} – Maillage` },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const group = await readGroup(database, actor, params.slug ?? '');
  const pages = group.canKeep ? (await readGroupDesk(database, actor)).pages : [];
  return { group, pages: pages.filter(({ territoryId }) => territoryId === group.territoryId) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = signedIn(context.actor);
  const group = await readGroup(context.parts.database, actor, params.slug ?? '');
  const answered = await actOnGroup(context.parts.database, actor, { group, form: await request.formData() });
  if (answered) return data(answered, { status: 400 });
  throw redirect(`/groupes/${group.slug}`, 303);
}

export default function GroupPage() {
  const { group, pages } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const assigning = answered?.taskId ? { id: answered.taskId, errors: answered.errors } : { id: '', errors: {} };
  const { draft = {}, errors = {} } = answered && !answered.taskId ? answered : {};
  const stored = {
    nom: group.name,
    theme: group.theme,
    but: group.purpose,
    organismes: group.organisations.map(({ name }) => name).join('\n'),
    atelier: group.pages.map(({ id }) => id),
  };
  return (
    <PageWidth width="prose">
      <PageHeading
        title={group.name}
        lead={
          [group.theme, group.isClosed && 'Groupe clos.'].filter(Boolean).join(' · ') || 'Groupe de travail du réseau.'
        }
      />
      <div className="mt-4">
        <MissingNotice errors={errors} />
      </div>
      {group.purpose && <p className="mt-4 break-words whitespace-pre-wrap">{group.purpose}</p>}
      {group.href && (
        <p className="mt-2">
          <a href={group.href} className="link inline-flex min-h-11 items-center">
            La carte dont il est né
          </a>
        </p>
      )}
      <section aria-labelledby="taches" className="mt-8">
        <h2 id="taches">Ce qui reste à faire</h2>
        {group.tasks.length === 0 && <p className="mt-2 text-soft">Rien pour le moment.</p>}
        <TaskList tasks={group.tasks} canSettle assigning={assigning} />
        <form method="post" noValidate className="mt-4 grid gap-4 sm:grid-cols-2">
          <TextField
            className="sm:col-span-2"
            label="Ajouter une tâche"
            name="tache"
            defaultValue={textOf(draft, 'tache')}
            error={errors.tache}
            autoComplete="off"
          />
          <TextField
            label="Qui s’en charge"
            aside="(facultatif)"
            name="qui"
            defaultValue={textOf(draft, 'qui')}
            error={errors.qui}
            autoComplete="off"
          />
          <TextField
            label="Avant le"
            aside="(facultatif)"
            type="date"
            name="echeance"
            defaultValue={textOf(draft, 'echeance')}
            error={errors.echeance}
          />
          <p>
            <Button variant="primary" name="geste" value="ajouter">
              Ajouter
            </Button>
          </p>
        </form>
      </section>
      <section aria-labelledby="membres" className="mt-8">
        <h2 id="membres">Membres</h2>
        {group.organisations.length === 0 && <p className="mt-2 text-soft">Aucun organisme pour le moment.</p>}
        <ul className="mt-2">
          {group.organisations.map(({ slug, name }) => (
            <li key={slug}>
              <a href={`/annuaire/${slug}`} className="link inline-flex min-h-11 items-center">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="ateliers" className="mt-8">
        <h2 id="ateliers">Ateliers</h2>
        {group.pages.length === 0 && <p className="mt-2 text-soft">Le groupe ne s’est pas encore réuni ici.</p>}
        <ul className="mt-2">
          {group.pages.map(({ slug, title }) => (
            <li key={slug}>
              <a href={`/ateliers/${slug}`} className="link inline-flex min-h-11 items-center">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </section>
      {group.canKeep && (
        <details className="mt-8" open={Boolean(errors.nom ?? errors.organismes)}>
          <summary className="w-fit min-h-11 cursor-pointer py-2.5 font-semibold">Modifier ou clore le groupe</summary>
          <form method="post" noValidate className="mt-2 space-y-4">
            <GroupFields draft={'nom' in draft ? draft : stored} errors={errors} pages={pages} />
            <p className="flex flex-wrap gap-4">
              <Button name="geste" value="modifier">
                Enregistrer
              </Button>
              <Button variant="quiet" name="geste" value={group.isClosed ? 'reprendre' : 'clore'}>
                {group.isClosed ? 'Reprendre le groupe' : 'Clore le groupe'}
              </Button>
            </p>
          </form>
        </details>
      )}
    </PageWidth>
  );
}
