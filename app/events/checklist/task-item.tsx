import Check from 'lucide-react/icons/check';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import X from 'lucide-react/icons/x';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import type { Draft } from '#app/ui/form-draft.ts';
import { TaskFields, type TaskFieldsProps } from './task-fields.tsx';

export type TaskItemProps = Pick<TaskFieldsProps, 'action' | 'owners'> & {
  /** What was written and could not be kept. */
  answered?: Pick<TaskFieldsProps, 'draft' | 'errors'>;
  task: {
    id: string;
    draft: Draft;
    title: string;
    owner: string;
    due: string;
    isDone: boolean;
    isLate: boolean;
    cardHref: string | null;
  };
};

export function TaskItem({ action, owners, answered, task }: TaskItemProps) {
  const { id, draft, title, owner, due, isDone, isLate, cardHref } = task;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className={isDone ? 'break-words text-soft' : 'font-semibold break-words'}>{title}</p>
        <p className="text-small text-soft">
          {[owner || 'Personne encore', due && `pour le ${due}`].filter(Boolean).join(', ')}
          {cardHref && (
            <>
              {' · '}
              <a href={cardHref} className="link" aria-label={`La carte dont vient « ${title} »`}>
                la carte
              </a>
            </>
          )}
        </p>
      </div>
      {isLate && <Badge tone="signal">En retard</Badge>}
      {isDone && (
        <Badge tone="verified" icon={Check}>
          Faite
        </Badge>
      )}
      <form method="post" action={action} className="flex items-center gap-4">
        <input type="hidden" name="id" value={id} />
        {isDone ? (
          <Button variant="quiet" icon={RotateCcw} name="geste" value="a-faire" aria-label={`À refaire : ${title}`}>
            À refaire
          </Button>
        ) : (
          <Button icon={Check} name="geste" value="faite" aria-label={`C’est fait : ${title}`}>
            C’est fait
          </Button>
        )}
        <Button variant="quiet" icon={X} name="geste" value="enlever" aria-label={`Enlever : ${title}`}>
          Enlever
        </Button>
      </form>
      <details className="screen-only w-full" open={answered ? true : undefined}>
        <summary className="w-fit min-h-11 cursor-pointer py-2.5 text-small text-action">
          {owner || due ? 'Changer' : 'Dire qui et pour quand'}
          <span className="sr-only">{` : ${title}`}</span>
        </summary>
        <TaskFields
          // What is stored now is what the fields show.
          key={JSON.stringify(draft)}
          {...{ action, owners, id }}
          draft={answered?.draft ?? draft}
          errors={answered?.errors ?? {}}
        />
      </details>
    </li>
  );
}
