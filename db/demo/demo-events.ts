// Illustrative events around the national day, told in days before or after it. No person is named.
import type { EventAudience, EventFormat, EventStatus, OfficialStatus, TaskPhase } from '../schema/events.ts';

export type DemoPlace = { name: string; address?: string; commune: string; latitude: number; longitude: number };
type Hours = { from: string; to: string };

export type DemoEvent = {
  slug: string;
  title: string;
  format: EventFormat;
  status: EventStatus;
  audience: EventAudience;
  theme: string;
  summary: string;
  /** Days from the day of the edition. */
  offset: number;
  place?: DemoPlace;
  link?: string;
  organisers: string[];
  partners?: string[];
  capacity?: number;
  accessibility?: string;
  documents?: { label: string; url: string }[];
  official?: OfficialStatus;
  /** The organisation that proposes it, and who of it (code of a persona). */
  proposedFor?: string;
  proposedBy?: string;
  sessions?: (Hours & { title: string; room: string; capacity?: number })[];
  days?: (Hours & { offset: number; place: DemoPlace })[];
  tasks?: { title: string; phase: TaskPhase; dueOffset: number; owner?: string; isDone?: boolean }[];
} & Hours;

export type DemoEdition = {
  territory: string;
  /** `JCPE <year>`: the year of its day is added. */
  theme: string;
  /** Weeks from the day of the coming edition; 0 is that one. */
  weeks: number;
  events: DemoEvent[];
};

const LYON_HALL: DemoPlace = {
  name: 'Maison des associations',
  address: '28 rue Denfert-Rochereau',
  commune: '69384',
  latitude: 45.7787,
  longitude: 4.8283,
};
const RILLIEUX: DemoPlace = {
  name: 'Espace des Semailles',
  commune: '69286',
  latitude: 45.821,
  longitude: 4.898,
};
const VILLEURBANNE: DemoPlace = {
  name: 'Maison du projet des Gratte-Ciel',
  commune: '69266',
  latitude: 45.767,
  longitude: 4.88,
};
const BRON: DemoPlace = { name: 'Médiathèque', commune: '69029', latitude: 45.738, longitude: 4.913 };
const MONTPELLIER_HALL: DemoPlace = {
  name: 'Salle des rencontres, hôtel de ville',
  address: '1 place Georges Frêche',
  commune: '34172',
  latitude: 43.5987,
  longitude: 3.8961,
};

const PREPARED: NonNullable<DemoEvent['tasks']> = [
  { title: 'Inviter les partenaires de l’annuaire', phase: 'before', dueOffset: -28, owner: 'Inès', isDone: true },
  { title: 'Inscrire l’évènement au programme national', phase: 'before', dueOffset: -16, owner: 'Inès' },
  {
    title: 'Préparer les paperboards et la feuille d’émargement',
    phase: 'before',
    dueOffset: -2,
    owner: 'The Greener Good',
  },
  { title: 'Relever les présences', phase: 'during', dueOffset: 0 },
  { title: 'Envoyer le compte rendu et les décisions', phase: 'after', dueOffset: 7 },
];

export const DEMO_EDITIONS: DemoEdition[] = [
  {
    territory: 'lyon',
    theme: 'Se connaître pour mieux orienter',
    weeks: 0,
    events: [
      {
        slug: 'pleniere-du-reseau-metropolitain',
        title: 'Plénière du réseau métropolitain',
        format: 'plenary',
        status: 'published',
        audience: 'professionals',
        theme: 'Coordination',
        summary:
          'Une matinée pour dire qui fait quoi, où cela coince, et ce que nous pourrions faire ensemble.\n\nChaque partenaire présente ses actions et ses difficultés sur un paperboard partagé ; ce qui s’y écrit nourrit l’annuaire.',
        offset: 0,
        from: '09:00',
        to: '12:30',
        place: LYON_HALL,
        organisers: ['metropole-de-lyon'],
        partners: ['alec-lyon', 'soliha-rhone-et-grand-lyon', 'lyon-metropole-habitat'],
        capacity: 40,
        accessibility:
          'Salle de plain-pied, boucle magnétique à l’accueil. Métro C, arrêt Hénon, à cinq minutes à pied.',
        documents: [{ label: 'Plan d’accès', url: 'https://www.grandlyon.com/' }],
        official: 'accepted',
        sessions: [
          { title: 'Accueil et tour de table', room: 'Grande salle', from: '09:00', to: '09:45' },
          { title: 'Atelier : repérer plus tôt', room: 'Salle Croix-Rousse', from: '09:45', to: '11:15', capacity: 20 },
          { title: 'Atelier : après la visite', room: 'Salle Saône', from: '09:45', to: '11:15', capacity: 20 },
          { title: 'Mise en commun et décisions', room: 'Grande salle', from: '11:30', to: '12:30' },
        ],
        tasks: PREPARED,
      },
      {
        slug: 'fresque-de-la-precarite-energetique',
        title: 'Fresque de la précarité énergétique',
        format: 'workshop',
        status: 'published',
        audience: 'public',
        theme: 'Comprendre',
        summary: 'Un jeu en petits groupes pour comprendre d’où vient le froid, ce qu’il coûte, et par où commencer.',
        offset: -1,
        from: '18:00',
        to: '20:30',
        place: VILLEURBANNE,
        organisers: ['ville-de-lyon', 'the-greener-good'],
        capacity: 12,
        official: 'registered',
      },
      {
        slug: 'table-ronde-bailleurs-et-locataires',
        title: 'Table ronde : bailleurs, locataires, qui fait quoi contre le froid ?',
        format: 'round-table',
        status: 'published',
        audience: 'professionals',
        theme: 'Habitat',
        summary: 'Régulation du chauffage, charges, travaux : chacun dit ce qu’il peut, et ce qu’il ne peut pas.',
        offset: 2,
        from: '14:00',
        to: '16:30',
        place: LYON_HALL,
        link: 'https://visio.demonstration.example/table-ronde',
        organisers: ['lyon-metropole-habitat', 'adil-du-rhone'],
        partners: ['sigerly'],
        capacity: 40,
      },
      {
        slug: 'habitat-pedagogique-itinerant',
        title: 'Habitat pédagogique itinérant',
        format: 'exhibition',
        status: 'published',
        audience: 'public',
        theme: 'Éco-gestes',
        summary: 'Un petit logement sur roues où l’on voit, touche et essaie ce qui garde la chaleur.',
        offset: -1,
        from: '10:00',
        to: '17:00',
        organisers: ['sigerly'],
        partners: ['pimms-rillieux-la-pape', 'compagnons-batisseurs-rhone-alpes'],
        accessibility: 'Une marche à l’entrée ; rampe posée sur demande.',
        days: [
          { offset: -1, from: '10:00', to: '17:00', place: RILLIEUX },
          { offset: 1, from: '10:00', to: '17:00', place: VILLEURBANNE },
          { offset: 2, from: '10:00', to: '16:00', place: BRON },
        ],
      },
      {
        slug: 'webinaire-aides-aux-travaux',
        title: 'Webinaire : les aides aux travaux, pas à pas',
        format: 'webinar',
        status: 'published',
        audience: 'professionals',
        theme: 'Habitat',
        summary: 'Une heure pour savoir à qui adresser un ménage qui voudrait isoler, et quels papiers préparer.',
        offset: 3,
        from: '12:30',
        to: '13:30',
        link: 'https://visio.demonstration.example/aides-aux-travaux',
        organisers: ['alec-lyon'],
        official: 'not-concerned',
      },
      {
        slug: 'visite-dun-logement-renove',
        title: 'Visite d’un logement rénové en auto-réhabilitation',
        format: 'visit',
        status: 'draft',
        audience: 'professionals',
        theme: 'Habitat',
        summary: 'Ce qu’un chantier accompagné change, vu de l’intérieur.',
        offset: 6,
        from: '10:00',
        to: '11:30',
        place: RILLIEUX,
        organisers: ['compagnons-batisseurs-rhone-alpes'],
        capacity: 10,
      },
    ],
  },
  {
    territory: 'lyon',
    theme: 'Premières rencontres',
    weeks: -52,
    events: [
      {
        slug: 'premiere-rencontre-des-partenaires',
        title: 'Première rencontre des partenaires',
        format: 'plenary',
        status: 'published',
        audience: 'professionals',
        theme: 'Coordination',
        summary: 'La première fois que tout le monde s’est assis autour de la même table.',
        offset: 0,
        from: '09:30',
        to: '12:00',
        place: LYON_HALL,
        organisers: ['metropole-de-lyon'],
        partners: ['pimms-rillieux-la-pape', 'secours-catholique-lyon'],
        capacity: 30,
        official: 'accepted',
        sessions: [
          { title: 'Actions et difficultés', room: 'Grande salle', from: '09:30', to: '11:00' },
          { title: 'Groupes de travail', room: 'Grande salle', from: '11:00', to: '12:00' },
        ],
        tasks: [{ title: 'Envoyer le bilan', phase: 'after', dueOffset: 14, owner: 'Inès', isDone: true }],
      },
      {
        slug: 'reunion-publique-chauffer-sans-se-ruiner',
        title: 'Réunion publique : se chauffer sans se ruiner',
        format: 'public-meeting',
        status: 'published',
        audience: 'public',
        theme: 'Éco-gestes',
        summary: 'Des architectes, un conseiller énergie et les comités de quartier répondent aux habitants.',
        offset: 2,
        from: '18:30',
        to: '20:30',
        place: RILLIEUX,
        organisers: ['pimms-rillieux-la-pape'],
        partners: ['alec-lyon'],
      },
    ],
  },
  {
    territory: 'montpellier',
    theme: 'Eau, énergie, santé',
    weeks: 0,
    events: [
      {
        slug: 'rencontre-des-donneurs-d-alerte',
        title: 'Rencontre des donneurs d’alerte',
        format: 'plenary',
        status: 'published',
        audience: 'professionals',
        theme: 'Repérage',
        summary: 'Ce qui se passe après un signalement, raconté par celles et ceux qui visitent.',
        offset: 0,
        from: '14:00',
        to: '17:00',
        place: MONTPELLIER_HALL,
        organisers: ['ccas-de-montpellier', 'gefosat'],
        partners: ['schs-de-montpellier', 'compagnons-batisseurs-montpellier'],
        capacity: 60,
        official: 'registered',
        tasks: PREPARED.map(({ owner, ...task }) => task),
      },
      {
        slug: 'atelier-petits-travaux',
        title: 'Atelier : petits travaux contre le froid',
        format: 'workshop',
        status: 'draft',
        audience: 'public',
        theme: 'Éco-gestes',
        summary: 'Poser un joint, un rideau, un bas de porte : on apprend en faisant.',
        offset: 3,
        from: '09:30',
        to: '12:00',
        organisers: ['compagnons-batisseurs-montpellier'],
        capacity: 12,
      },
      {
        slug: 'permanence-acces-aux-droits-energie',
        title: 'Permanence : mes droits face aux factures',
        format: 'other',
        status: 'proposed',
        audience: 'public',
        theme: 'Accès aux droits',
        summary: 'Un rendez-vous de vingt minutes pour relire une facture et vérifier les aides.',
        offset: 1,
        from: '13:30',
        to: '17:00',
        place: MONTPELLIER_HALL,
        organisers: ['caf-de-l-herault'],
        proposedFor: 'caf-de-l-herault',
        proposedBy: 'agent-caf-herault',
      },
    ],
  },
];
