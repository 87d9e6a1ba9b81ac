import type { TaskView } from './read-groups.server.ts';
import { TaskList } from './task-list.tsx';

type Carried = { slug: string; name: string; tasks: TaskView[] }[];

/** What the working groups of this page had left to do: the meeting begins with it. */
export function CarriedTasks({ carried }: { carried: Carried }) {
  const open = carried.filter(({ tasks }) => tasks.length > 0);
  return open.map(({ slug, name, tasks }) => (
    <section key={slug} aria-labelledby={`reste-${slug}`} className="mt-6 max-w-4xl">
      <h2 id={`reste-${slug}`} className="text-body">
        Reste à faire,{' '}
        <a href={`/groupes/${slug}`} className="link">
          {name}
        </a>
      </h2>
      <TaskList tasks={tasks} canSettle={false} />
    </section>
  ));
}
