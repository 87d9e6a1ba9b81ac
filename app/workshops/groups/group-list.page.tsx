import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button } from '#app/ui/button.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { MissingNotice } from '#app/upkeep/entry/missing-notice.tsx';
import { GroupFields } from './group-fields.tsx';
import { readGroupForm } from './group-form.server.ts';
import { readGroupDesk } from './read-groups.server.ts';
import { insertGroup } from './store-group.server.ts';

export const meta: MetaFunction = () => [{ title: 'Groupes de travail – Maillage' }];

export function loader({ context }: LoaderFunctionArgs) {
  return readGroupDesk(context.parts.database, signedIn(context.actor));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const actor = signedIn(context.actor);
  const { territories } = await readGroupDesk(database, actor);
  const { draft, errors, fields } = await readGroupForm(database, await request.formData());
  const typed = textOf(draft, 'territoire');
  const territory = territories.find(({ id }) => id === typed) ?? (typed === '' ? territories[0] : undefined);
  if (!territory) errors.territoire = ['Choisissez un territoire que vous coordonnez.'];
  if (!territory || Object.keys(errors).length > 0) return data({ draft, errors }, { status: 400 });
  const { slug } = await database.transaction((queries) =>
    insertGroup(queries, actor, { territoryId: territory.id, ...fields }),
  );
  throw redirect(`/groupes/${slug}`, 303);
}

export default function GroupListPage() {
  const { groups, territories, pages } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth>
      <PageHeading
        title="Groupes de travail"
        lead="Entre deux évènements, un groupe garde un thème, ses membres et ce qui reste à faire."
      />
      {groups.length === 0 && (
        <p className="mt-6 text-soft">Aucun groupe pour le moment : créez le premier ci-dessous.</p>
      )}
      <ul className="mt-6 max-w-4xl divide-y divide-line">
        {groups.map(({ slug, name, theme, open, members, isClosed }) => (
          <li key={slug} className="py-3">
            <a href={`/groupes/${slug}`} className="link inline-flex min-h-11 items-center font-semibold">
              {name}
            </a>
            <p className="text-soft">
              {[
                theme,
                isClosed && 'clos',
                `${members} ${members > 1 ? 'organismes' : 'organisme'}`,
                open > 0 && `${open} ${open > 1 ? 'tâches ouvertes' : 'tâche ouverte'}`,
              ]
                .filter(Boolean)
                .join('\u00a0· ')}
            </p>
          </li>
        ))}
      </ul>
      <section aria-labelledby="nouveau" className="mt-10 max-w-prose">
        <h2 id="nouveau">Nouveau groupe</h2>
        <MissingNotice errors={answered?.errors ?? {}} />
        <form method="post" noValidate className="mt-4 space-y-4">
          <GroupFields
            draft={answered?.draft ?? {}}
            errors={answered?.errors ?? {}}
            pages={pages}
            territories={territories}
          />
          <Button variant="primary">Créer le groupe</Button>
        </form>
      </section>
    </PageWidth>
  );
}
