import { administers, coordinatesSomewhere, keepsEntries, keepsPeople } from '#app/accounts/policies.ts';
import type { Actor } from '#db/actor.ts';

export type DeskTool = { href: string; label: string };

/** What the desk leads to, for the roles of `actor`; `coordinated`: the territories whose settings are theirs. */
export function deskTools(actor: Actor, coordinated: { slug: string; name: string }[]): DeskTool[] {
  const coordinates = coordinatesSomewhere(actor);
  const tools: [boolean, string, string][] = [
    [keepsEntries(actor), '/administration/evenements', 'Évènements'],
    [keepsEntries(actor), '/administration/propositions', 'Propositions'],
    [coordinates, '/administration/ateliers', 'Pages d’atelier'],
    [coordinates, '/administration/groupes', 'Groupes de travail'],
    [coordinates, '/administration/doublons', 'Doublons'],
    [coordinates, '/administration/import', 'Importer'],
    [coordinates, '/administration/exports', 'Exporter'],
    [coordinates, '/administration/mots', 'Mots et notes'],
    [keepsPeople(actor), '/administration/personnes', 'Personnes'],
    [administers(actor), '/administration/territoires', 'Territoires'],
    [administers(actor), '/administration/reglages', 'Réglages'],
  ];
  return [
    ...tools.flatMap(([isTheirs, href, label]) => (isTheirs ? [{ href, label }] : [])),
    ...coordinated.map(({ slug, name }) => ({
      href: `/administration/territoires/${slug}`,
      label: `Réglages de ${name}`,
    })),
  ];
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
