// For whom a service is meant. `tous` always matches.
import type { Term } from './term.ts';

export type PublicCode =
  | 'tous'
  | 'locataire-prive'
  | 'locataire-social'
  | 'proprietaire-occupant'
  | 'coproprietaire'
  | 'heberge'
  | 'famille'
  | 'isole'
  | 'senior'
  | 'jeune'
  | 'handicap'
  | 'allophone'
  | 'qpv'
  | 'rural';

export const PUBLICS: Term<PublicCode>[] = [
  {
    code: 'tous',
    label: 'Tous publics',
    definition: 'Le service est ouvert à chacun, sans condition de situation.',
    synonyms: ['tout public', 'tout le monde'],
    mapping: ['tous-publics'],
  },
  {
    code: 'locataire-prive',
    label: 'Locataires du parc privé',
    definition: 'La personne loue à un particulier ou par une agence.',
    synonyms: ['locataire', 'location privée', 'meublé'],
    mapping: [],
  },
  {
    code: 'locataire-social',
    label: 'Locataires du parc social',
    definition: 'La personne loue à un bailleur social.',
    synonyms: ['HLM', 'logement social'],
    mapping: [],
  },
  {
    code: 'proprietaire-occupant',
    label: 'Propriétaires occupants',
    definition: 'La personne habite le logement qui lui appartient.',
    synonyms: ['propriétaire', 'accédant à la propriété'],
    mapping: [],
  },
  {
    code: 'coproprietaire',
    label: 'Copropriétaires',
    definition: 'La personne possède un logement dans un immeuble partagé.',
    synonyms: ['copropriété', 'conseil syndical'],
    mapping: [],
  },
  {
    code: 'heberge',
    label: 'Personnes hébergées',
    definition: 'La personne vit chez un tiers, à l’hôtel, en foyer ou sans logement à elle.',
    synonyms: ['hébergé chez un tiers', 'hôtel', 'foyer', 'sans domicile'],
    mapping: ['personnes-en-situation-durgence'],
  },
  {
    code: 'famille',
    label: 'Familles avec enfants',
    definition: 'Un ou plusieurs enfants vivent dans le logement.',
    synonyms: ['parents', 'enfants', 'famille monoparentale', 'bébé'],
    mapping: ['familles'],
  },
  {
    code: 'isole',
    label: 'Personnes isolées',
    definition: 'La personne vit seule et a peu de monde autour d’elle.',
    synonyms: ['personne seule', 'isolement'],
    mapping: [],
  },
  {
    code: 'senior',
    label: 'Personnes âgées',
    definition: 'Une personne de 60 ans ou plus, retraitée ou en perte d’autonomie.',
    synonyms: ['retraité', 'senior', 'aîné', 'personne âgée'],
    mapping: ['seniors'],
  },
  {
    code: 'jeune',
    label: 'Jeunes',
    definition: 'Une personne de moins de 30 ans : étudiante, apprentie, en début d’emploi.',
    synonyms: ['étudiant', 'apprenti', 'jeune actif'],
    mapping: ['jeunes', 'etudiants'],
  },
  {
    code: 'handicap',
    label: 'Personnes en situation de handicap',
    definition: 'La personne vit avec un handicap ou une maladie de longue durée.',
    synonyms: ['handicap', 'invalidité', 'mobilité réduite'],
    mapping: ['personnes-en-situation-de-handicap'],
  },
  {
    code: 'allophone',
    label: 'Personnes qui parlent peu français',
    definition: 'La personne a besoin d’un interprète ou d’explications dans sa langue.',
    synonyms: ['interprète', 'langue étrangère', 'primo-arrivant'],
    mapping: ['personnes-exilees'],
  },
  {
    code: 'qpv',
    label: 'Habitants des quartiers prioritaires',
    definition: 'Le logement est dans un quartier prioritaire de la politique de la ville.',
    synonyms: ['QPV', 'quartier prioritaire', 'politique de la ville'],
    mapping: ['residents-qpv-frr'],
  },
  {
    code: 'rural',
    label: 'Habitants des communes rurales',
    definition: 'Le logement est à la campagne, loin des guichets.',
    synonyms: ['campagne', 'village', 'zone rurale'],
    mapping: ['residents-qpv-frr'],
  },
];
