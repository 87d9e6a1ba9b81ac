import { PageWidth } from '#app/ui/page-layout.tsx';
import type { TaskView } from './read-groups.server.ts';
import { TaskList } from './task-list.tsx';

type Carried = { slug: string; name: string; tasks: TaskView[] }[];

/** What the working groups of this page had left to do: the meeting begins with it. */
export function CarriedTasks({ carried }: { carried: Carried }) {
  const open = carried.filter(({ tasks }) => tasks.length > 0);
  if (open.length === 0) return null;
  return (
    <PageWidth>
      {open.map(({ slug, name, tasks }) => (
        <section key={slug} aria-label={`Reste à faire : ${name}`} className="max-w-4xl">
          <p className="font-semibold">
            Reste à faire,{' '}
            <a href={`/groupes/${slug}`} className="link">
              {name}
            </a>
          </p>
          <TaskList tasks={tasks} canSettle={false} />
        </section>
      ))}
    </PageWidth>
  );
}
