import { Badge } from '#app/ui/badge.tsx';
import { TodoList, TodoPart } from '#app/ui/todo-part.tsx';
import type { EventsTodo } from './read-events-todo.server.ts';

/** Events that partners propose; nothing when none waits. */
export function DeskProposedEvents({ proposed: { total, lines } }: Pick<EventsTodo, 'proposed'>) {
  return (
    <TodoPart
      id="evenements-proposes"
      title="Évènements proposés"
      total={total}
      shown={lines.length}
      all={{ href: '/administration/evenements', label: 'Voir tous les évènements' }}
    >
      <TodoList>
        {lines.map(({ slug, title, when, by }) => (
          <li key={slug} className="py-3">
            <a
              href={`/administration/evenements/${slug}`}
              className="link inline-flex min-h-11 items-center font-semibold break-words"
            >
              {title}
            </a>
            <p className="text-small text-soft">{[by, when].filter(Boolean).join(', ')}</p>
          </li>
        ))}
      </TodoList>
    </TodoPart>
  );
}

/** Tasks due within a week, or late; nothing when none is. */
export function DeskEventTasks({ tasks: { total, lines } }: Pick<EventsTodo, 'tasks'>) {
  return (
    <TodoPart
      id="taches"
      title="À préparer cette semaine"
      total={total}
      shown={lines.length}
      all={{ href: '/administration/evenements', label: 'Voir tous les évènements' }}
    >
      <TodoList>
        {lines.map(({ id, title, slug, event, due, owner, isLate }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <a
                href={`/administration/evenements/${slug}/preparation`}
                className="link inline-flex min-h-11 items-center font-semibold break-words"
              >
                {title}
              </a>
              <p className="text-small break-words text-soft">
                {[event, owner, `pour le ${due}`].filter(Boolean).join(', ')}
              </p>
            </div>
            {isLate && <Badge tone="signal">En retard</Badge>}
          </li>
        ))}
      </TodoList>
    </TodoPart>
  );
}
