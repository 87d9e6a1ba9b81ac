import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { createWorkshop } from '../create-workshop.server.ts';
import { TEMPLATES } from '../templates.ts';
import { readWorkshopForm } from './new-workshop.server.ts';
import { NewWorkshopForm } from './new-workshop-form.tsx';
import { readWorkshopDesk } from './read-workshops.server.ts';
import { WorkshopList } from './workshop-list.tsx';

export const meta: MetaFunction = () => [{ title: 'Pages d’atelier – Maillage' }];

export async function loader({ context }: LoaderFunctionArgs) {
  const desk = await readWorkshopDesk(context.parts.database, signedIn(context.actor));
  return { ...desk, templates: TEMPLATES.map(({ code, label, hint }) => ({ code, label, hint })) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { database } = context.parts;
  const desk = await readWorkshopDesk(database, signedIn(context.actor));
  const read = readWorkshopForm(await request.formData(), desk);
  if (!read.ok) return data({ errors: read.errors, draft: read.draft }, { status: 400 });
  const { slug } = await createWorkshop(database, read.value);
  throw redirect(`/ateliers/${slug}/animer`, 303);
}

export default function WorkshopListPage() {
  const { workshops, territories, places, templates } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth>
      <PageHeading
        title="Pages d’atelier"
        lead="Une page par plénière, atelier ou table ronde : la salle y écrit, et rien de ce qui s’y écrit ne se perd."
      />
      <div className="mt-6 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {workshops.length > 0 ? (
          <WorkshopList workshops={workshops} />
        ) : (
          <EmptyState title="Aucune page pour l’instant">
            Choisissez un modèle, donnez un titre : la page est prête, avec son QR code.
          </EmptyState>
        )}
        <NewWorkshopForm {...{ territories, places, templates }} answered={answered} />
      </div>
    </PageWidth>
  );
}
