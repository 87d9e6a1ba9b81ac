// `/ateliers/:slug/connaissances`: what a device that joined says of the others; its own page where scripts are away.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { formText } from '#app/ui/plain-text.ts';
import { pageReader } from '../minutes/page-access.server.ts';
import { readKnownStructures, saveKnownStructures } from './known-structures.server.ts';
import { KnownStructures } from './known-structures.tsx';

const NOT_JOINED = 'Rejoignez d’abord l’atelier : cette question se pose à qui est dans la salle.';

export const meta: MetaFunction = () => [
  { title: 'Avec qui travaillez-vous ? – Maillage' },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { page, join } = await pageReader(context, request, params.slug ?? '');
  if (!join) throw new Response(NOT_JOINED, { status: 403 });
  return { slug: page.slug, title: page.title, ...(await readKnownStructures(context.parts.database, { page, join })) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { page, join } = await pageReader(context, request, params.slug ?? '');
  if (!join) throw new Response(NOT_JOINED, { status: 403 });
  const form = await request.formData();
  const listed = (name: string) => form.getAll(name).map(String);
  const said = {
    ticked: listed('structure'),
    wanted: listed('suite'),
    mail: formText(form, 'courriel'),
  };
  if (!(await saveKnownStructures(context.parts.database, { page, join }, said)))
    return data({ error: 'Écrivez une adresse complète, comme vous@exemple.fr, ou rien.' }, { status: 400 });
  throw redirect(`/ateliers/${page.slug}`, 303);
}

export default function KnownStructuresPage() {
  const { title, ...known } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth width="prose">
      <PageHeading
        title="Avec qui travaillez-vous ?"
        lead={`« ${title} » : trois questions, que vous pouvez passer. Répondez à la deuxième en partant.`}
      />
      <div className="mt-6 space-y-6">
        {answered && (
          <Notice tone="error" isLive>
            <p>{answered.error}</p>
          </Notice>
        )}
        <KnownStructures {...known} />
        <p>
          <a href={`/ateliers/${known.slug}`} className="link inline-flex min-h-11 items-center">
            Passer et aller à l’atelier
          </a>
        </p>
      </div>
    </PageWidth>
  );
}
