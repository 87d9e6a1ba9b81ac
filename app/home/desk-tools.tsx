import { coordinatesSomewhere, keepsEntries, keepsPeople } from '#app/accounts/policies.ts';
import type { Actor } from '#db/actor.ts';

export type DeskTool = { href: string; label: string };

/** What the desk leads to, for the roles of `actor`. */
export function deskTools(actor: Actor): DeskTool[] {
  const coordinates = coordinatesSomewhere(actor);
  const tools: [boolean, string, string][] = [
    [keepsEntries(actor), '/administration/propositions', 'Propositions'],
    [coordinates, '/administration/doublons', 'Doublons'],
    [coordinates, '/administration/import', 'Importer'],
    [coordinates, '/administration/exports', 'Exporter'],
    [keepsPeople(actor), '/administration/personnes', 'Personnes'],
  ];
  return tools.flatMap(([isTheirs, href, label]) => (isTheirs ? [{ href, label }] : []));
}

export function DeskTools({ tools }: { tools: DeskTool[] }) {
  if (tools.length === 0) return null;
  return (
    <nav aria-label="Outils" className="mt-4">
      <ul className="flex flex-wrap gap-x-6">
        {tools.map(({ href, label }) => (
          <li key={href}>
            <a href={href} className="link inline-flex min-h-11 items-center">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
