// The people of a demonstration, one click away on /connexion. Names are invented.

export type Persona = { code: string; name: string; role: string; can: string };

export const PERSONAS: Persona[] = [
  {
    code: 'coordination-lyon',
    name: 'Inès Delorme',
    role: 'Coordination, Lyon',
    can: 'Tient toutes les fiches du territoire et traite les signalements.',
  },
  {
    code: 'coordination-montpellier',
    name: 'Samir Vidal',
    role: 'Coordination, Montpellier',
    can: 'Tient toutes les fiches du territoire et traite les signalements.',
  },
  {
    code: 'agent-caf-herault',
    name: 'Claire Fabre',
    role: 'Agente de la CAF de l’Hérault',
    can: 'Corrige et confirme la fiche de son organisme.',
  },
  {
    code: 'equipe-compagnons',
    name: 'Théo Marchand',
    role: 'Équipe des Compagnons Bâtisseurs',
    can: 'Corrige et confirme la fiche de son association.',
  },
  {
    code: 'visite-montpellier',
    name: 'Nadia Roux',
    role: 'Chargée de visite, Montpellier',
    can: 'Retrouve son compte ; ne modifie aucune fiche.',
  },
  {
    code: 'alerte-marseille',
    name: 'Paul Ferrand',
    role: 'Donneur d’alerte, Marseille',
    can: 'Retrouve son compte ; ne modifie aucune fiche.',
  },
  {
    code: 'administration',
    name: 'Maud Lenoir',
    role: 'Administration de l’instance',
    can: 'Voit les territoires et les réglages ; ne modifie aucune fiche.',
  },
];
