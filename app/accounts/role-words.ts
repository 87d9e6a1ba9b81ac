// What a role is called and what it allows, as its holder reads it.
import type { OrganisationRole, PersonActor, TerritoryRole } from '#db/actor.ts';

export type RoleLine = { role: string; where: string; can: string };

const WORDS: Record<TerritoryRole | OrganisationRole, { role: string; can: string }> = {
  coordinator: {
    role: 'Coordination',
    can: 'Tenir toutes les fiches du territoire, en créer, traiter les signalements.',
  },
  visitor: { role: 'Visites à domicile', can: 'Retrouver l’annuaire. Les dossiers de visite viendront ici.' },
  'alert-giver': { role: 'Donneur d’alerte', can: 'Retrouver l’annuaire. Les signalements de ménages viendront ici.' },
  owner: { role: 'Responsable de la fiche', can: 'Corriger, confirmer et retirer la fiche de l’organisme.' },
  editor: { role: 'Rédaction de la fiche', can: 'Corriger et confirmer la fiche de l’organisme.' },
};

export function roleLines(actor: PersonActor): RoleLine[] {
  return [
    ...(actor.isAdministrator
      ? [
          {
            role: 'Administration de l’instance',
            where: '',
            can: 'Voir les territoires et les réglages. Ne donne aucun droit sur les fiches.',
          },
        ]
      : []),
    ...actor.territories.map(({ role, name }) => ({ ...WORDS[role], where: name })),
    ...actor.organisations.map(({ role, name }) => ({ ...WORDS[role], where: name })),
  ];
}
