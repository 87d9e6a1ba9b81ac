// The workshop pages of the demonstration: two that are being prepared, one of a meeting that took place.

export type DemoCard = {
  column: string;
  text: string;
  /** Place in `people`. */
  by: number;
  onBehalfOf?: string;
  /** Slugs of the demonstration's organisations. */
  mentions?: string[];
  /** Points in the vote that was closed. */
  points?: number;
  /** Stands under the card of that number. */
  under?: number;
  /** Below it, in order. `cites`: place in `people`, named with « @ ». */
  comments?: { by: number; text: string; cites?: number; mentions?: string[] }[];
};

export type DemoWorkshop = {
  slug: string;
  /** Of the short address, so that a tour can name it; made up otherwise. */
  code?: string;
  title: string;
  theme: string;
  template: 'plenary' | 'thematic';
  /** Of the event it belongs to, when that is there. */
  event: string;
  territory: string;
  isFrozen: boolean;
  people: { firstName: string; organisation: string }[];
  cards: DemoCard[];
  minutes: string[];
};

export const DEMO_WORKSHOP_CODE = 'essai234';

export const DEMO_WORKSHOPS: DemoWorkshop[] = [
  {
    slug: 'donneurs-d-alerte',
    code: DEMO_WORKSHOP_CODE,
    title: 'Rencontre des donneurs d’alerte',
    theme: 'Ce qui se passe après un signalement',
    template: 'plenary',
    event: 'rencontre-des-donneurs-d-alerte',
    territory: 'montpellier',
    isFrozen: false,
    people: [
      { firstName: 'Nadia', organisation: 'ccas-de-montpellier' },
      { firstName: 'Théo', organisation: 'gefosat' },
      { firstName: 'Claire', organisation: 'schs-de-montpellier' },
      { firstName: 'Yanis', organisation: 'compagnons-batisseurs-montpellier' },
    ],
    cards: [
      { column: 'actions', text: 'Un rappel au donneur d’alerte dans les quinze jours, même sans nouvelle', by: 0 },
      {
        column: 'actions',
        text: 'Une visite à deux, travailleur social et technicien',
        by: 1,
        mentions: ['ccas-de-montpellier'],
      },
      { column: 'difficultes', text: 'On signale, puis on ne sait plus rien', by: 2 },
      { column: 'difficultes', text: 'Trop de signalements arrivent après la coupure', by: 0 },
      { column: 'besoins', text: 'Une fiche d’alerte qui se remplit en cinq minutes avec la personne', by: 2 },
      {
        column: 'idees',
        text: 'Une heure de pose de joints à la fin de chaque rencontre',
        by: 3,
        mentions: ['compagnons-batisseurs-montpellier'],
      },
      { column: 'acteurs-a-contacter', text: 'Les gardiens d’immeuble des bailleurs sociaux', by: 3 },
    ],
    minutes: ['Ordre du jour : trois situations racontées, paperboards, ce que chacun change dès lundi.'],
  },
  {
    slug: 'pleniere-du-reseau',
    title: 'Plénière du réseau métropolitain',
    theme: 'Se connaître pour mieux orienter',
    template: 'plenary',
    event: 'pleniere-du-reseau-metropolitain',
    territory: 'lyon',
    isFrozen: false,
    people: [
      { firstName: 'Inès', organisation: 'metropole-de-lyon' },
      { firstName: 'Hugo', organisation: 'alec-lyon' },
      { firstName: 'Fatou', organisation: 'pimms-rillieux-la-pape' },
    ],
    cards: [
      { column: 'actions', text: 'Permanence commune info-énergie et accès aux droits, le mardi matin', by: 2 },
      {
        column: 'actions',
        text: 'Prêt de mesureurs d’humidité dans trois médiathèques',
        by: 1,
        mentions: ['alec-lyon'],
      },
      { column: 'difficultes', text: 'Les ménages arrivent quand la dette dépasse déjà 1 000 euros', by: 2 },
      { column: 'besoins', text: 'Savoir en une minute qui se déplace à domicile sur ma commune', by: 2 },
      {
        column: 'idees',
        text: 'Une tournée des gardiens d’immeuble à l’automne',
        by: 1,
        mentions: ['lyon-metropole-habitat'],
      },
      {
        column: 'acteurs-a-contacter',
        text: 'Les pharmacies du 8e : elles voient passer l’asthme et l’humidité',
        by: 0,
      },
    ],
    minutes: ['Ordre du jour : tour de table, paperboards, ateliers, décisions.'],
  },
  {
    slug: 'premiere-rencontre',
    title: 'Première rencontre des partenaires',
    theme: 'Actions et difficultés',
    template: 'plenary',
    event: 'premiere-rencontre-des-partenaires',
    territory: 'lyon',
    isFrozen: true,
    people: [
      { firstName: 'Inès', organisation: 'metropole-de-lyon' },
      { firstName: 'Fatou', organisation: 'pimms-rillieux-la-pape' },
      { firstName: 'Marc', organisation: 'secours-catholique-lyon' },
      { firstName: 'Lucie', organisation: 'soliha-rhone-et-grand-lyon' },
      { firstName: 'Omar', organisation: 'compagnons-batisseurs-rhone-alpes' },
    ],
    cards: [
      {
        column: 'actions',
        text: 'Visites à domicile avec pose de petit matériel',
        by: 3,
        mentions: ['soliha-rhone-et-grand-lyon'],
      },
      { column: 'actions', text: 'Chantiers d’auto-réhabilitation accompagnée', by: 4, points: 2 },
      { column: 'actions', text: 'Écoute et aide d’urgence pour une facture', by: 2 },
      { column: 'actions', text: 'Aide à la lecture des factures, sans rendez-vous', by: 1 },
      {
        column: 'difficultes',
        text: 'Le même ménage raconte cinq fois son histoire',
        by: 2,
        points: 5,
        comments: [
          {
            by: 0,
            text: '@Marc est-ce surtout entre l’aide d’urgence et les travaux ? Une fiche qui suit la personne, avec son accord, l’éviterait.',
            cites: 2,
          },
          { by: 2, text: 'Oui, et à chaque changement de référent.' },
        ],
      },
      {
        column: 'difficultes',
        text: 'On ne sait pas ce que devient la personne après l’orientation',
        by: 1,
        under: 4,
        points: 3,
      },
      { column: 'difficultes', text: 'Des bailleurs privés ne répondent pas aux courriers', by: 3, points: 2 },
      { column: 'difficultes', text: 'Délais de plusieurs mois pour les travaux', by: 4, onBehalfOf: 'la table 2' },
      { column: 'besoins', text: 'Un annuaire tenu à jour, avec qui répond vraiment au téléphone', by: 1, points: 4 },
      { column: 'besoins', text: 'Une formation commune au repérage pour les bénévoles', by: 2 },
      { column: 'idees', text: 'Une fiche d’alerte d’une page, la même pour tous', by: 0, points: 3 },
      { column: 'idees', text: 'Se retrouver deux fois par an, une fois chez chacun', by: 3 },
      {
        column: 'acteurs-a-contacter',
        text: 'Le syndicat d’énergie pour les communes hors métropole',
        by: 0,
        mentions: ['sigerly'],
        comments: [
          {
            by: 1,
            text: '@Agence locale de l’énergie et du climat de la Métropole de Lyon les rencontre au printemps : passons par là.',
            mentions: ['alec-lyon'],
          },
        ],
      },
      { column: 'acteurs-a-contacter', text: 'Le conciliateur de justice du 3e arrondissement', by: 2 },
      { column: 'decisions', text: 'Un annuaire commun, relu tous les six mois', by: 0 },
      { column: 'decisions', text: 'Un groupe de travail « bailleurs privés » se réunit avant l’été', by: 3 },
    ],
    minutes: [
      'Dix-neuf structures autour de la table, dont sept qui ne se connaissaient pas.',
      'Décidé : un annuaire commun, et un groupe de travail sur les bailleurs privés.',
    ],
  },
];
