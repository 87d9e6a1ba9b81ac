import { mediumDate } from '#app/ui/french-date.ts';
import { TodoList, TodoPart } from '#app/ui/todo-part.tsx';
import { OrphanItem } from './orphan-item.tsx';
import type { PeopleTodo } from './read-people-todo.server.ts';
import { WaitingInvitations } from './waiting-invitations.tsx';

/** What waits for somebody about people, each line with the one thing to do; nothing where nothing waits. */
export function DeskPeople({ claims, invitations, orphans }: PeopleTodo) {
  return (
    <>
      <TodoPart
        id="demandes"
        title="Structures qui demandent leur fiche"
        total={claims.total}
        shown={claims.lines.length}
        all={{ href: '/administration/personnes', label: 'Voir toutes les demandes' }}
      >
        <WaitingClaims lines={claims.lines} />
      </TodoPart>
      <TodoPart
        id="invitations-a-suivre"
        title="Invitations à suivre"
        total={invitations.total}
        shown={invitations.lines.length}
        all={{ href: '/administration/personnes', label: 'Voir toutes les invitations' }}
      >
        <WaitingInvitations invitations={invitations.lines} />
      </TodoPart>
      <TodoPart
        id="sans-membre"
        title="Organismes que personne des leurs ne tient"
        total={orphans.total}
        shown={orphans.lines.length}
        all={{ href: '/administration/personnes/sans-membre', label: 'Voir tous ces organismes' }}
      >
        <TodoList>
          {orphans.lines.map((orphan) => (
            <OrphanItem key={orphan.slug} {...orphan} />
          ))}
        </TodoList>
      </TodoPart>
    </>
  );
}

export function WaitingClaims({ lines }: { lines: PeopleTodo['claims']['lines'] }) {
  return (
    <ul className="mt-2 divide-y divide-line">
      {lines.map(({ id, name, organisation, createdAt }) => (
        <li key={id} className="py-3">
          <a
            href={`/administration/personnes/demandes/${id}`}
            className="link inline-flex min-h-11 items-center font-semibold"
          >
            Répondre à {name}
          </a>
          <p className="text-small break-words text-soft">
            {organisation}, {mediumDate(createdAt)}
          </p>
        </li>
      ))}
    </ul>
  );
}
