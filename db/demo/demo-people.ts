// The people of a demonstration, by the codes of `POST /connexion/demo`.
import type { OrganisationRole, TerritoryRole } from '../actor.ts';

type DemoPerson = {
  code: string;
  name: string;
  isAdministrator?: boolean;
  territory?: { slug: string; role: TerritoryRole };
  organisation?: { slug: string; role: OrganisationRole };
};

export function personaMail(code: string): string {
  return `${code}@demonstration.example`;
}

export const DEMO_PEOPLE: DemoPerson[] = [
  { code: 'coordination-lyon', name: 'Inès Delorme', territory: { slug: 'lyon', role: 'coordinator' } },
  { code: 'coordination-montpellier', name: 'Samir Vidal', territory: { slug: 'montpellier', role: 'coordinator' } },
  { code: 'agent-caf-herault', name: 'Claire Fabre', organisation: { slug: 'caf-de-l-herault', role: 'owner' } },
  {
    code: 'equipe-compagnons',
    name: 'Théo Marchand',
    organisation: { slug: 'compagnons-batisseurs-montpellier', role: 'editor' },
  },
  { code: 'visite-montpellier', name: 'Nadia Roux', territory: { slug: 'montpellier', role: 'visitor' } },
  { code: 'alerte-marseille', name: 'Paul Ferrand', territory: { slug: 'marseille', role: 'alert-giver' } },
  { code: 'administration', name: 'Maud Lenoir', isAdministrator: true },
];
