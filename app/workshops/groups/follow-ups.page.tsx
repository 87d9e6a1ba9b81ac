import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signedIn } from '#app/accounts/signed-in.ts';
import { Button } from '#app/ui/button.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { formText } from '#app/ui/plain-text.ts';
import { keptPage } from '../minutes/page-access.server.ts';
import { CardOutcomes } from './card-outcomes.tsx';
import { readAssignment } from './group-form.server.ts';
import { assignFollowUp, readFollowUps, settleFollowUp } from './read-follow-ups.server.ts';
import { TaskList } from './task-list.tsx';
import { TURNS, turnCard } from './turn-card.server.ts';

const GESTURES = [
  ['tache', 'En faire une tâche'],
  ['groupe', 'Un groupe de travail'],
  ['evenement', 'Un évènement'],
] as const;

export const meta: MetaFunction = () => [{ title: 'Suites de l’atelier – Maillage' }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await keptPage(context.parts.database, context.actor, params.slug ?? '');
  return { page: { slug: page.slug, title: page.title }, ...(await readFollowUps(context.parts, context.actor, page)) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { parts } = context;
  const page = await keptPage(parts.database, context.actor, params.slug ?? '');
  const form = await request.formData();
  const act = form.get('geste');
  const id = formText(form, 'id');
  if (act === 'faire' || act === 'rouvrir') {
    await settleFollowUp(parts.database, page, { taskId: id, isDone: act === 'faire' });
    throw redirect(`/administration/ateliers/${page.slug}/suites`, 303);
  }
  if (act === 'confier') {
    const { errors, ...assigned } = readAssignment(form);
    if (errors) return data({ id, errors }, { status: 400 });
    await assignFollowUp(parts.database, page, { taskId: id, ...assigned });
    throw redirect(`/administration/ateliers/${page.slug}/suites`, 303);
  }
  const into = TURNS.find((turn) => turn === act);
  if (!into) throw new Response('Ce geste n’existe pas.', { status: 400 });
  const { href } = await turnCard(parts, signedIn(context.actor), { page, cardId: id, into });
  throw redirect(href, 303);
}

export default function FollowUpsPage() {
  const { page, cards, tasks } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PageWidth>
      <PageHeading
        title="Suites de l’atelier"
        lead={`« ${page.title} » : d’une difficulté faites une tâche, un groupe de travail ou un évènement. Chacun garde le lien vers sa carte.`}
      />
      <p className="mt-4">
        <a href={`/ateliers/${page.slug}`} className="link inline-flex min-h-11 items-center">
          Revenir à l’atelier
        </a>
      </p>
      <section aria-labelledby="taches" className="mt-6 max-w-4xl">
        <h2 id="taches">À faire</h2>
        {tasks.length === 0 && <p className="mt-2 text-soft">Aucune tâche pour le moment.</p>}
        <TaskList tasks={tasks} canSettle assigning={answered ?? { id: '', errors: {} }} />
      </section>
      <section aria-labelledby="difficultes" className="mt-10 max-w-4xl">
        <h2 id="difficultes">Difficultés</h2>
        {cards.length === 0 && <p className="mt-2 text-soft">Aucune carte dans la colonne des difficultés.</p>}
        <ul className="mt-2 divide-y divide-line">
          {cards.map(({ id, text, votes, outcomes }) => (
            <li key={id} className="py-4">
              <p className="break-words whitespace-pre-wrap">
                {text}
                {votes > 0 && <strong> · {votes} voix</strong>}
              </p>
              <CardOutcomes outcomes={outcomes} />
              <form method="post" className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
                <input type="hidden" name="id" value={id} />
                {GESTURES.filter(([turn]) => !outcomes.some(({ kind }) => kind === turn)).map(([turn, label]) => (
                  <Button key={turn} name="geste" value={turn}>
                    {label}
                    <span className="sr-only"> : {text.slice(0, 60)}</span>
                  </Button>
                ))}
                <a href={`/ateliers/${page.slug}#carte-${id}`} className="link inline-flex min-h-11 items-center">
                  La carte
                </a>
              </form>
            </li>
          ))}
        </ul>
      </section>
    </PageWidth>
  );
}
