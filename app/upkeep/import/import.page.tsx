import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { actOnImport } from './act-on-import.server.ts';
import { ImportCheck } from './import-check.tsx';
import { ImportDone, ImportUndone } from './import-done.tsx';
import { ImportUnderway } from './import-underway.tsx';
import { keptImport } from './kept-import.server.ts';
import { readImport } from './read-import.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Import « ${loaded?.source ?? ''} » – Maillage` },
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { database } = context.parts;
  const row = await keptImport(database, context.actor, params.import ?? '');
  return { ...(await readImport(database, row)), done: new URL(request.url).searchParams.get('fait') };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { database, log } = context.parts;
  const actor = signedIn(context.actor);
  const row = await keptImport(database, actor, params.import ?? '');
  return redirect(await actOnImport({ database, log, actor, row, form: await request.formData() }), 303);
}

export default function ImportPage() {
  const view = useLoaderData<typeof loader>();
  return (
    <PageWidth>
      <PageHeading
        title={`Import « ${view.source} »`}
        lead={`${view.fileName}, lu comme ${view.reading}, pour ${view.territory}.`}
      />
      {view.status === 'checked' && <ImportCheck view={view} done={view.done} />}
      {(view.status === 'applying' || view.status === 'undoing') && <ImportUnderway view={view} />}
      {view.status === 'applied' && <ImportDone view={view} />}
      {view.status === 'undone' && <ImportUndone view={view} />}
      <p className="mt-10">
        <a href="/administration/import" className="link inline-flex min-h-11 items-center">
          Tous les imports
        </a>
      </p>
    </PageWidth>
  );
}
