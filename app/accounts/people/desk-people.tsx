import { mediumDate } from '#app/ui/french-date.ts';
import { OrphanItem } from './orphan-item.tsx';
import type { PeopleTodo } from './read-people-todo.server.ts';
import { WaitingInvitations } from './waiting-invitations.tsx';

/** What waits for somebody about people, each line with the one thing to do; nothing where nothing waits. */
export function DeskPeople({ claims, invitations, orphans }: PeopleTodo) {
  return (
    <>
      {claims.total > 0 && (
        <section aria-labelledby="demandes">
          <h2 id="demandes">Structures qui demandent leur fiche ({claims.total})</h2>
          <WaitingClaims lines={claims.lines} />
        </section>
      )}
      {invitations.total > 0 && (
        <section aria-labelledby="invitations-a-suivre">
          <h2 id="invitations-a-suivre">Invitations à suivre ({invitations.total})</h2>
          <WaitingInvitations invitations={invitations.lines} />
          {invitations.total > invitations.lines.length && <More href="/administration/personnes" />}
        </section>
      )}
      {orphans.total > 0 && (
        <section aria-labelledby="sans-membre">
          <h2 id="sans-membre">Organismes que personne des leurs ne tient ({orphans.total})</h2>
          <ul className="mt-2 divide-y divide-line">
            {orphans.lines.map((orphan) => (
              <OrphanItem key={orphan.slug} {...orphan} />
            ))}
          </ul>
          {orphans.total > orphans.lines.length && <More href="/administration/personnes/sans-membre" />}
        </section>
      )}
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

function More({ href }: { href: string }) {
  return (
    <p className="mt-2">
      <a href={href} className="link inline-flex min-h-11 items-center">
        Voir la suite
      </a>
    </p>
  );
}
