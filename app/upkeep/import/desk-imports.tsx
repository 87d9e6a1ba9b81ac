import { mediumDate } from '#app/ui/french-date.ts';
import type { ImportTodo } from './read-import-todo.server.ts';

/** On the desk: tables that were read and not written yet. Nothing waits, nothing is shown. */
export function DeskImports({ total, imports }: ImportTodo) {
  if (total === 0) return null;
  return (
    <section aria-labelledby="imports-en-attente">
      <h2 id="imports-en-attente">Imports à terminer ({total})</h2>
      <ul className="mt-2 divide-y divide-line">
        {imports.map(({ id, source, day, by, lines, refused, isStopped }) => (
          <li key={id} className="py-3">
            <a href={`/administration/import/${id}`} className="link inline-flex min-h-11 items-center font-semibold">
              {source} : {isStopped ? 'voir où il en est' : 'vérifier et écrire'}
            </a>
            <p className="text-small break-words text-soft">
              {mediumDate(new Date(day))} par {by}, {lines} lignes{refused > 0 && `, dont ${refused} à corriger`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
