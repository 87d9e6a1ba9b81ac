import { LinkButton } from '#app/ui/button.tsx';
import { TodoList, TodoPart } from '#app/ui/todo-part.tsx';
import type { MissingNeedsTodo } from './read-missing-needs-todo.server.ts';

/** Nothing when every need has somebody. */
export function DeskMissingNeeds({ total, needs }: MissingNeedsTodo) {
  return (
    <TodoPart id="sans-partenaire" title="Besoins sans partenaire" total={total} shown={needs.length}>
      <p className="mt-1 max-w-prose text-small text-soft">
        Aucun service n’agit dans ces communes pour ces besoins : quelqu’un d’un territoire voisin viendrait peut-être.
      </p>
      <TodoList>
        {needs.map(({ territory, need, label }) => (
          <li key={`${territory} ${need}`} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="min-w-0">
              <strong>{label}</strong>, {territory}
            </span>
            <LinkButton
              href={`/annuaire?${new URLSearchParams({ besoin: need })}`}
              aria-label={`Voir qui y répond ailleurs : ${label}`}
            >
              Voir qui y répond ailleurs
            </LinkButton>
          </li>
        ))}
      </TodoList>
    </TodoPart>
  );
}
