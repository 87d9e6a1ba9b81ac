import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { ColumnGuide } from './column-guide.tsx';
import { ImportItemView } from './import-item.tsx';
import { mayImportInto } from './import-policy.ts';
import { readImports } from './kept-import.server.ts';
import { IMPORT_FIELDS } from './reading/import-fields.ts';
import { ImportRefused } from './reading/import-refused.ts';
import { receiveFiles } from './receive-files.server.ts';
import { startImport } from './start-import.server.ts';
import { UploadForm } from './upload-form.tsx';

export const meta: MetaFunction = () => [{ title: 'Importer un tableau – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = signedIn(context.actor);
  const imports = await readImports(context.parts.database, actor);
  return {
    territories: actor.territories.filter(({ id }) => mayImportInto(actor, id)).map(({ id, name }) => ({ id, name })),
    imports,
    sources: [...new Set(imports.map(({ source }) => source))],
    columns: IMPORT_FIELDS.map(({ label, hint, example, names }) => ({
      label,
      hint,
      example,
      names: names.slice(0, 4),
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { database, env } = context.parts;
  const actor = signedIn(context.actor);
  try {
    const { fields, files, remove } = await receiveFiles(request, env.dataDir);
    try {
      const territoryId = fields.territoire ?? '';
      if (!mayImportInto(actor, territoryId))
        throw new Response('Vous ne coordonnez pas ce territoire.', { status: 403 });
      const source =
        (fields.source ?? '').slice(0, 120) || (files[0]?.name ?? 'Tableau').replace(/\.\w+$/, '').slice(0, 120);
      const id = await startImport(database, { actor, territoryId, source, files });
      return redirect(`/administration/import/${id}`, 303);
    } finally {
      await remove();
    }
  } catch (error) {
    if (error instanceof ImportRefused) return data({ error: error.message }, { status: error.status });
    throw error;
  }
}

export default function ImportListPage() {
  const { territories, imports, sources, columns } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const error = answered && 'error' in answered ? answered.error : undefined;
  return (
    <PageWidth>
      <PageHeading
        title="Importer un tableau"
        lead="Votre fichier est d’abord lu et montré : rien n’entre dans l’annuaire avant votre accord, et tout peut être défait ensuite."
      />
      <UploadForm territories={territories} sources={sources} error={error} />
      <section aria-labelledby="imports" className="mt-12">
        <h2 id="imports">Imports précédents</h2>
        {imports.length === 0 && (
          <EmptyState title="Aucun import pour le moment" headingLevel={3}>
            <p>Le premier tableau que vous enverrez apparaîtra ici.</p>
          </EmptyState>
        )}
        <ul className="mt-2 divide-y divide-line">
          {imports.map((item) => (
            <ImportItemView key={item.id} item={item} />
          ))}
        </ul>
      </section>
      <ColumnGuide columns={columns} />
    </PageWidth>
  );
}
