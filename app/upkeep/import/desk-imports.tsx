import { mediumDate } from '#app/ui/french-date.ts';
import { TodoList, TodoPart } from '#app/ui/todo-part.tsx';
import type { ImportTodo } from './read-import-todo.server.ts';

/** On the desk: tables that were read and not written yet. Nothing waits, nothing is shown. */
export function DeskImports({ total, imports }: ImportTodo) {
  return (
    <TodoPart
      id="imports-en-attente"
      title="Imports à terminer"
      total={total}
      shown={imports.length}
      all={{ href: '/administration/import', label: 'Voir tous les imports' }}
    >
      <TodoList>
        {imports.map(({ id, source, day, by, lines, refused, isStopped }) => (
          <li key={id} className="py-3">
            <a href={`/administration/import/${id}`} className="link inline-flex min-h-11 items-center font-semibold">
              {source} : {isStopped ? 'voir où il en est' : 'vérifier et écrire'}
            </a>
            <p className="text-small break-words text-soft">
              {mediumDate(new Date(day))} par {by}, {lines} {lines > 1 ? 'lignes' : 'ligne'}
              {refused > 0 && `, dont ${refused} à corriger`}
            </p>
          </li>
        ))}
      </TodoList>
    </TodoPart>
  );
}
