// What a role is called and what it allows, as its holder reads it.
import type { HeldRole, OrganisationRole, PersonActor, TerritoryRole } from '#db/actor.ts';

export type RoleLine = { role: string; where: string; can: string };

export const ROLE_WORDS: Record<TerritoryRole | OrganisationRole, { role: string; can: string }> = {
  coordinator: {
    role: 'Coordination',
    can: 'Tenir toutes les fiches du territoire, en créer, traiter les signalements.',
  },
  visitor: { role: 'Visites à domicile', can: 'Retrouver l’annuaire. Les dossiers de visite viendront ici.' },
  'alert-giver': { role: 'Donneur d’alerte', can: 'Retrouver l’annuaire. Les signalements de ménages viendront ici.' },
  owner: { role: 'Responsable de la fiche', can: 'Corriger, confirmer et retirer la fiche de l’organisme.' },
  editor: { role: 'Rédaction de la fiche', can: 'Corriger et confirmer la fiche de l’organisme.' },
};

const ADMINISTRATION = 'Administration de l’instance';

/** « Coordination, Lyon ». */
export function heldRoleName({ role, where }: Pick<HeldRole, 'role' | 'where'>): string {
  return role === 'administrator' ? ADMINISTRATION : `${ROLE_WORDS[role].role}, ${where}`;
}

export function roleLines(actor: PersonActor): RoleLine[] {
  return [
    ...(actor.isAdministrator
      ? [
          {
            role: ADMINISTRATION,
            where: '',
            can: 'Voir les territoires et les réglages. Ne donne aucun droit sur les fiches.',
          },
        ]
      : []),
    ...actor.territories.map(({ role, name }) => ({ ...ROLE_WORDS[role], where: name })),
    ...actor.organisations.map(({ role, name }) => ({ ...ROLE_WORDS[role], where: name })),
  ];
}
