import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { EventDone } from '../done-words.tsx';
import { openPreparation, submitPreparation } from './prepare.server.ts';
import { TaskFields } from './task-fields.tsx';
import { TaskItem } from './task-item.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Préparer ${loaded?.title ?? 'un évènement'} – Maillage` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const opened = await openPreparation(context, params.slug ?? '');
  return { ...opened, doneAct: new URL(request.url).searchParams.get('fait') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return submitPreparation(context, params.slug ?? '', await request.formData());
}

export default function PreparationPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const added = answered?.id === null ? answered : undefined;
  const { slug, title, phases, total, done } = loaded;
  const here = `/administration/evenements/${slug}/preparation`;
  return (
    <PageWidth>
      <PageHeading title={`Préparer : ${title}`} lead={`${capital(loaded.when)}. Qui fait quoi, pour quand.`} />
      <EventDone done={loaded.doneAct} />
      <p className="mt-4 flex flex-wrap gap-x-6">
        <a
          href={loaded.mayWrite ? `/administration/evenements/${slug}` : `/evenements/${slug}`}
          className="link inline-flex min-h-11 items-center"
        >
          L’évènement
        </a>
        <span className="inline-flex min-h-11 items-center">
          Programme national :{' '}
          {loaded.officialLink ? (
            <a href={loaded.officialLink} className="link ml-1" rel="noreferrer">
              {loaded.official.toLowerCase()}
            </a>
          ) : (
            loaded.official.toLowerCase()
          )}
        </span>
      </p>
      {total === 0 ? (
        <EmptyState title="Rien encore sur la liste">
          <p>Commencez par ce qu’une rencontre demande d’habitude ; chaque ligne se change ou s’enlève.</p>
          <form method="post" action={here}>
            <Button variant="primary" name="geste" value="habituelles">
              Poser la liste habituelle
            </Button>
          </form>
        </EmptyState>
      ) : (
        <p className="mt-6 font-semibold tabular-nums">
          {done} sur {total} {done > 1 ? 'faites' : 'faite'}
        </p>
      )}
      <div className="mt-6 max-w-4xl space-y-10">
        {phases
          .filter(({ tasks }) => tasks.length > 0)
          .map(({ phase, label, tasks }) => (
            <section key={phase} aria-labelledby={phase}>
              <h2 id={phase}>{label}</h2>
              <ul className="mt-1 divide-y divide-line">
                {tasks.map((task) => (
                  <TaskItem
                    key={task.id}
                    task={task}
                    action={`${here}#${phase}`}
                    owners={loaded.owners}
                    answered={answered?.id === task.id ? answered : undefined}
                  />
                ))}
              </ul>
            </section>
          ))}
        <section aria-labelledby="ajouter" className="screen-only border-t border-line pt-6">
          <h2 id="ajouter">Ajouter une tâche</h2>
          <TaskFields
            key={total}
            action={`${here}#ajouter`}
            owners={loaded.owners}
            draft={added?.draft ?? {}}
            errors={added?.errors ?? {}}
          />
        </section>
      </div>
    </PageWidth>
  );
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
