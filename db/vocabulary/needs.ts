// What a household needs. The words people really say for each need are in `lexicon/`.
import type { Term } from './term.ts';

export type NeedCode =
  | 'impayes-energie'
  | 'aide-paiement'
  | 'budget-surendettement'
  | 'froid-inconfort'
  | 'chaleur-ete'
  | 'humidite-moisissures'
  | 'equipements-economes'
  | 'conseil-usages'
  | 'contrat-tarif'
  | 'travaux-renovation'
  | 'petits-travaux-ara'
  | 'indecence-insalubrite'
  | 'mediation-bailleur'
  | 'droits-demarches'
  | 'maintien-relogement'
  | 'eau'
  | 'sante'
  | 'mobilite'
  | 'isolement-accompagnement';

/** `short` is the label of a chip; `label` the one of a page or a list of choices. */
export type Need = Term<NeedCode> & { short: string };

export const NEEDS: Need[] = [
  {
    code: 'impayes-energie',
    short: 'Impayés d’énergie',
    label: 'Factures d’énergie impayées, coupure',
    definition:
      'Le ménage ne peut plus payer son électricité ou son gaz, ou risque une coupure ou une baisse de puissance.',
    synonyms: ['impayé', 'dette d’énergie', 'coupure', 'relance', 'échéancier', 'régularisation'],
    mapping: ['difficultes-financieres--situation-dendettement-surendettement'],
  },
  {
    code: 'aide-paiement',
    short: 'Aide au paiement',
    label: 'Aide pour payer l’énergie',
    definition: 'Une aide ponctuelle ou annuelle pour régler l’énergie : chèque énergie, secours, fonds de solidarité.',
    synonyms: ['aide financière', 'secours', 'chèque énergie', 'coup de pouce', 'fonds de solidarité'],
    mapping: [
      'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere',
      'logement-hebergement--se-maintenir-dans-le-logement',
    ],
  },
  {
    code: 'budget-surendettement',
    short: 'Budget, dettes',
    label: 'Budget et surendettement',
    definition: 'Faire le point sur ses comptes, sortir des dettes ou déposer un dossier de surendettement.',
    synonyms: ['gestion du budget', 'dettes', 'crédits', 'découvert', 'fin de mois', 'Banque de France'],
    mapping: [
      'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere',
      'difficultes-financieres--situation-dendettement-surendettement',
    ],
  },
  {
    code: 'froid-inconfort',
    short: 'Froid et inconfort',
    label: 'Froid chez soi, chauffage insuffisant',
    definition:
      'Il fait froid dans le logement : chauffage en panne, trop cher, insuffisant, ou que l’on n’ose plus allumer.',
    synonyms: ['froid', 'chauffage en panne', 'courants d’air', 'chauffage d’appoint', 'restriction de chauffage'],
    mapping: ['logement-hebergement--se-maintenir-dans-le-logement'],
  },
  {
    code: 'chaleur-ete',
    short: 'Chaleur l’été',
    label: 'Logement trop chaud l’été',
    definition: 'Le logement devient étouffant lors des fortes chaleurs, faute de protections ou de ventilation.',
    synonyms: ['canicule', 'bouilloire thermique', 'surchauffe', 'étouffant', 'confort d’été'],
    mapping: ['logement-hebergement--se-maintenir-dans-le-logement'],
  },
  {
    code: 'humidite-moisissures',
    short: 'Humidité, moisissures',
    label: 'Humidité et moisissures',
    definition: 'Traces noires, murs mouillés, odeurs de moisi ou air confiné dans le logement.',
    synonyms: ['moisissure', 'moisi', 'condensation', 'infiltration', 'ventilation', 'salpêtre'],
    mapping: ['logement-hebergement--se-maintenir-dans-le-logement'],
  },
  {
    code: 'equipements-economes',
    short: 'Équipements économes',
    label: 'Petits équipements économes',
    definition:
      'Obtenir et poser de petits équipements qui réduisent les factures : ampoules, mousseurs, joints, rideaux.',
    synonyms: [
      'kit économie d’énergie',
      'ampoule LED',
      'mousseur',
      'joint de fenêtre',
      'boudin de porte',
      'électroménager',
    ],
    mapping: ['equipement-et-alimentation--electromenager'],
  },
  {
    code: 'conseil-usages',
    short: 'Économies d’énergie',
    label: 'Conseils pour consommer moins',
    definition: 'Comprendre ses consommations et trouver les bons gestes, seul ou en atelier.',
    synonyms: ['éco-gestes', 'économies d’énergie', 'sobriété', 'suivi des consommations', 'atelier énergie'],
    mapping: [],
  },
  {
    code: 'contrat-tarif',
    short: 'Contrat et tarif',
    label: 'Contrat, tarif, litige avec un fournisseur',
    definition: 'Comprendre ou changer son contrat d’énergie, contester une facture, réagir à un démarchage.',
    synonyms: ['abonnement', 'fournisseur', 'heures creuses', 'démarchage abusif', 'litige', 'réclamation'],
    mapping: ['difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives'],
  },
  {
    code: 'travaux-renovation',
    short: 'Travaux de rénovation',
    label: 'Travaux de rénovation énergétique',
    definition: 'Isoler, changer les fenêtres ou le chauffage, et trouver les aides et l’accompagnement pour le faire.',
    synonyms: ['isolation', 'rénovation énergétique', 'changer de chaudière', 'double vitrage', 'passoire thermique'],
    mapping: ['logement-hebergement--se-maintenir-dans-le-logement'],
  },
  {
    code: 'petits-travaux-ara',
    short: 'Petits travaux',
    label: 'Petits travaux, auto-réhabilitation',
    definition: 'Réparer et améliorer son logement soi-même, avec des outils, un atelier ou un animateur technique.',
    synonyms: ['bricolage', 'auto-réhabilitation accompagnée', 'prêt d’outils', 'chantier participatif', 'dépannage'],
    mapping: ['logement-hebergement--se-maintenir-dans-le-logement'],
  },
  {
    code: 'indecence-insalubrite',
    short: 'Logement indigne',
    label: 'Logement indécent ou insalubre',
    definition: 'Le logement met en danger la santé ou la sécurité, ou n’a pas le confort minimum que la loi demande.',
    synonyms: ['habitat indigne', 'insalubrité', 'non-décence', 'péril', 'plomb', 'taudis', 'marchand de sommeil'],
    mapping: ['logement-hebergement--se-maintenir-dans-le-logement'],
  },
  {
    code: 'mediation-bailleur',
    short: 'Relations avec le bailleur',
    label: 'Désaccord avec le propriétaire ou le bailleur',
    definition:
      'Le propriétaire, le bailleur ou le syndic ne répond pas ou refuse d’agir : médiation et défense des droits.',
    synonyms: ['litige locatif', 'propriétaire', 'conciliation', 'charges locatives', 'mise en demeure'],
    mapping: [
      'difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire',
      'logement-hebergement--se-maintenir-dans-le-logement',
    ],
  },
  {
    code: 'droits-demarches',
    short: 'Droits et démarches',
    label: 'Accès aux droits et démarches',
    definition:
      'Vérifier ses droits, remplir un dossier, écrire un courrier ou faire une démarche en ligne avec quelqu’un.',
    synonyms: ['accès aux droits', 'démarches en ligne', 'remplir un dossier', 'écrivain public', 'aide au logement'],
    mapping: [
      'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
      'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
      'numerique--acceder-a-des-services-en-ligne',
    ],
  },
  {
    code: 'maintien-relogement',
    short: 'Loyer, relogement',
    label: 'Loyer impayé, expulsion, relogement',
    definition: 'Garder son logement malgré une dette de loyer ou une expulsion, ou en trouver un autre, adapté.',
    synonyms: ['expulsion', 'impayé de loyer', 'relogement', 'mutation', 'demande de logement social', 'hébergement'],
    mapping: [
      'logement-hebergement--reduire-les-impayes-de-loyer',
      'logement-hebergement--changer-de-logement',
      'logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement',
    ],
  },
  {
    code: 'eau',
    short: 'Eau',
    label: 'Factures d’eau, fuites',
    definition: 'Facture d’eau trop lourde, fuite, coupure d’eau ou moyens d’en consommer moins.',
    synonyms: ['facture d’eau', 'fuite d’eau', 'chasse d’eau', 'compteur d’eau', 'robinet'],
    mapping: [],
  },
  {
    code: 'sante',
    short: 'Santé',
    label: 'Santé et logement',
    definition: 'Le logement rend malade ou aggrave une maladie ; un risque d’intoxication est à craindre.',
    synonyms: ['asthme', 'bronchite', 'monoxyde de carbone', 'allergie', 'accès aux soins'],
    mapping: ['sante--acces-aux-soins'],
  },
  {
    code: 'mobilite',
    short: 'Mobilité',
    label: 'Se déplacer',
    definition:
      'Les transports, le carburant ou le permis pèsent trop lourd ou empêchent de se rendre aux rendez-vous.',
    synonyms: ['transport', 'carburant', 'permis de conduire', 'garage solidaire', 'covoiturage'],
    mapping: ['mobilite--financer-ma-mobilite', 'mobilite--etre-accompagne-dans-son-parcours-mobilite'],
  },
  {
    code: 'isolement-accompagnement',
    short: 'Écoute, présence',
    label: 'Isolement, écoute et accompagnement',
    definition: 'La personne est seule ou dépassée : quelqu’un qui vient, écoute et reste à ses côtés dans la durée.',
    synonyms: ['isolement', 'visite à domicile', 'écoute', 'accompagnement social', 'aide à domicile'],
    mapping: ['famille--soutien-aidants', 'famille--prise-en-charge-personne-dependante'],
  },
];
