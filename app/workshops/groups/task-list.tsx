import { Button } from '#app/ui/button.tsx';
import { mediumDate } from '#app/ui/french-date.ts';
import { AssignForm } from './assign-form.tsx';
import type { TaskView } from './read-groups.server.ts';

export type TaskListProps = {
  tasks: TaskView[];
  canSettle: boolean;
  /** Where who does it and for when may be said here; what was wrong the last time. */
  assigning?: { id: string; errors: { qui?: string[]; echeance?: string[] } };
};

/** Tasks with owner and date; who may settles them. */
export function TaskList({ tasks, canSettle, assigning }: TaskListProps) {
  return (
    <ul className="mt-2 divide-y divide-line">
      {tasks.map(({ id, title, ownerName, dueOn, isDone, href }) => {
        const about = [ownerName, dueOn && `avant le ${mediumDate(new Date(`${dueOn}T12:00:00Z`))}`]
          .filter(Boolean)
          .join(', ');
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
            <span className="min-w-0 break-words">
              {isDone && <strong>Fait : </strong>}
              {title}
              {about && <span className="text-soft"> · {about}</span>}
              {href && (
                <>
                  {' '}
                  <a href={href} className="link" aria-label={`La carte dont vient « ${title} »`}>
                    la carte
                  </a>
                </>
              )}
            </span>
            {canSettle && (
              <form method="post">
                <input type="hidden" name="id" value={id} />
                <Button
                  variant="quiet"
                  name="geste"
                  value={isDone ? 'rouvrir' : 'faire'}
                  aria-label={`${isDone ? 'Rouvrir' : 'C’est fait'} : ${title}`}
                >
                  {isDone ? 'Rouvrir' : 'C’est fait'}
                </Button>
              </form>
            )}
            {assigning && !isDone && (
              <AssignForm task={{ id, title, ownerName, dueOn }} errors={assigning.id === id ? assigning.errors : {}} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
