// What an organisation is. The family decides how it looks, the code what it is.
import type { FamilyCode } from './families.ts';
import type { Term } from './term.ts';

export type KindCode =
  | 'collectivite'
  | 'ccas-cias'
  | 'epci-departement-region'
  | 'caf-msa'
  | 'cpam'
  | 'caisse-retraite'
  | 'pimms-france-services'
  | 'mds-pmi'
  | 'alec'
  | 'ecfr'
  | 'syndicat-energie'
  | 'anah-ddt'
  | 'adil'
  | 'mediateur-energie'
  | 'association-consommateurs'
  | 'operateur'
  | 'association-habitat'
  | 'artisan-rge'
  | 'ordre-professionnel'
  | 'bailleur-social'
  | 'syndic'
  | 'association-caritative'
  | 'schs'
  | 'ars'
  | 'sante'
  | 'travail-social-liberal'
  | 'comite-de-quartier'
  | 'fournisseur'
  | 'distributeur'
  | 'financeur'
  | 'tete-de-reseau'
  | 'autre';

export type Kind = Term<KindCode> & { family: FamilyCode };

export const KINDS: Kind[] = [
  {
    code: 'collectivite',
    family: 'collectivites',
    label: 'Commune',
    definition: 'La mairie et ses services : logement, urbanisme, vie des quartiers.',
    synonyms: ['mairie', 'ville', 'hôtel de ville', 'mairie d’arrondissement', 'municipalité'],
    mapping: [],
  },
  {
    code: 'ccas-cias',
    family: 'collectivites',
    label: 'Centre d’action sociale (CCAS, CIAS)',
    definition: 'Le service social de la commune ou de l’intercommunalité : secours, dossiers d’aide, accompagnement.',
    synonyms: ['CCAS', 'CIAS', 'centre communal d’action sociale', 'action sociale de la mairie'],
    mapping: [],
  },
  {
    code: 'epci-departement-region',
    family: 'collectivites',
    label: 'Intercommunalité, département ou région',
    definition: 'Une collectivité plus large que la commune, qui porte des aides au logement et à l’énergie.',
    synonyms: ['métropole', 'agglomération', 'communauté de communes', 'conseil départemental', 'conseil régional'],
    mapping: [],
  },
  {
    code: 'caf-msa',
    family: 'droits-prestations',
    label: 'CAF ou MSA',
    definition:
      'La caisse qui verse les aides au logement et les prestations familiales, dont celle du monde agricole.',
    synonyms: ['caisse d’allocations familiales', 'mutualité sociale agricole', 'allocations'],
    mapping: [],
  },
  {
    code: 'cpam',
    family: 'droits-prestations',
    label: 'Assurance maladie (CPAM)',
    definition: 'La caisse d’assurance maladie et son service social, pour la santé et l’accès aux soins.',
    synonyms: ['CPAM', 'sécu', 'sécurité sociale', 'ameli'],
    mapping: [],
  },
  {
    code: 'caisse-retraite',
    family: 'droits-prestations',
    label: 'Caisse de retraite',
    definition: 'Une caisse de retraite ou de prévoyance, qui aide ses affiliés à bien vivre chez eux.',
    synonyms: ['CARSAT', 'CNAV', 'retraite complémentaire', 'prévoyance'],
    mapping: [],
  },
  {
    code: 'pimms-france-services',
    family: 'droits-prestations',
    label: 'Pimms ou France services',
    definition: 'Un guichet proche, ouvert à tous, où l’on fait les démarches avec la personne.',
    synonyms: ['PIMMS', 'point information médiation', 'maison France services', 'écrivain public'],
    mapping: [],
  },
  {
    code: 'mds-pmi',
    family: 'droits-prestations',
    label: 'Maison des solidarités, PMI',
    definition: 'Le service social du département et la protection maternelle et infantile, près de chez soi.',
    synonyms: ['MDS', 'MDSI', 'maison de la métropole', 'assistante sociale de secteur', 'PMI'],
    mapping: [],
  },
  {
    code: 'alec',
    family: 'conseil-energie',
    label: 'Agence locale de l’énergie (ALEC)',
    definition: 'Une agence locale indépendante qui conseille habitants et communes sur l’énergie et le climat.',
    synonyms: ['ALEC', 'agence locale de l’énergie et du climat', 'espace info énergie'],
    mapping: [],
  },
  {
    code: 'ecfr',
    family: 'conseil-energie',
    label: 'Espace conseil France Rénov’',
    definition: 'Le guichet public, neutre et gratuit, pour préparer des travaux de rénovation.',
    synonyms: ['ECFR', 'France Rénov’', 'conseiller rénovation', 'plateforme de rénovation'],
    mapping: [],
  },
  {
    code: 'syndicat-energie',
    family: 'conseil-energie',
    label: 'Syndicat d’énergie',
    definition: 'Un syndicat de communes qui gère les réseaux d’énergie et agit contre la précarité énergétique.',
    synonyms: ['syndicat départemental d’énergie', 'autorité organisatrice', 'SDE'],
    mapping: [],
  },
  {
    code: 'anah-ddt',
    family: 'conseil-energie',
    label: 'Anah ou direction départementale des territoires',
    definition: 'Les services de l’État qui attribuent les aides à la rénovation et suivent l’habitat indigne.',
    synonyms: ['Anah', 'DDT', 'DDTM', 'délégation de l’Anah'],
    mapping: [],
  },
  {
    code: 'adil',
    family: 'juridique-mediation',
    label: 'Information logement (ADIL)',
    definition: 'Des juristes qui renseignent gratuitement sur tous les droits liés au logement.',
    synonyms: ['ADIL', 'agence départementale d’information sur le logement', 'juriste logement'],
    mapping: [],
  },
  {
    code: 'mediateur-energie',
    family: 'juridique-mediation',
    label: 'Médiateur de l’énergie ou de l’eau',
    definition: 'Un tiers indépendant qui aide à régler sans procès un litige avec un fournisseur.',
    synonyms: ['médiateur national de l’énergie', 'médiation de l’eau', 'conciliateur de justice'],
    mapping: [],
  },
  {
    code: 'association-consommateurs',
    family: 'juridique-mediation',
    label: 'Association de consommateurs ou de locataires',
    definition: 'Une association qui défend les locataires et les consommateurs, conseille et rédige avec eux.',
    synonyms: ['association de locataires', 'défense des consommateurs', 'CNL', 'CLCV', 'UFC'],
    mapping: [],
  },
  {
    code: 'operateur',
    family: 'travaux-visites',
    label: 'Opérateur de visites et de travaux',
    definition: 'Une structure missionnée pour visiter les logements, faire le diagnostic et suivre les travaux.',
    synonyms: ['opérateur Slime', 'opérateur de l’habitat', 'chargé de visite', 'Mon accompagnateur Rénov’'],
    mapping: [],
  },
  {
    code: 'association-habitat',
    family: 'travaux-visites',
    label: 'Association pour l’habitat',
    definition: 'Une association qui améliore les logements avec leurs habitants : chantiers, insertion, conseils.',
    synonyms: ['auto-réhabilitation', 'habitat et humanisme', 'compagnons', 'insertion par le logement'],
    mapping: [],
  },
  {
    code: 'artisan-rge',
    family: 'travaux-visites',
    label: 'Artisan ou entreprise qualifiée RGE',
    definition: 'Une entreprise du bâtiment reconnue pour les travaux d’économie d’énergie.',
    synonyms: ['artisan', 'RGE', 'chauffagiste', 'plombier', 'électricien', 'entreprise du bâtiment'],
    mapping: [],
  },
  {
    code: 'ordre-professionnel',
    family: 'travaux-visites',
    label: 'Architectes et ordres professionnels',
    definition: 'Architectes, conseils d’architecture et fédérations de métiers qui éclairent un projet de travaux.',
    synonyms: ['architecte', 'CAUE', 'ordre des architectes', 'chambre des métiers', 'fédération du bâtiment'],
    mapping: [],
  },
  {
    code: 'bailleur-social',
    family: 'bailleurs',
    label: 'Bailleur social',
    definition: 'Un organisme qui loue des logements sociaux et en doit l’entretien.',
    synonyms: ['HLM', 'office public de l’habitat', 'logement social', 'OPH', 'ESH'],
    mapping: [],
  },
  {
    code: 'syndic',
    family: 'bailleurs',
    label: 'Syndic, agence ou représentant de propriétaires',
    definition: 'Celui qui gère un immeuble ou une location pour le compte des propriétaires.',
    synonyms: ['syndic de copropriété', 'agence immobilière', 'régie', 'gestionnaire', 'conseil syndical'],
    mapping: [],
  },
  {
    code: 'association-caritative',
    family: 'solidarite-sante',
    label: 'Association de solidarité',
    definition: 'Une association qui écoute, dépanne et accompagne les personnes en difficulté.',
    synonyms: ['Secours catholique', 'Secours populaire', 'Emmaüs', 'Croix-Rouge', 'épicerie sociale'],
    mapping: [],
  },
  {
    code: 'schs',
    family: 'solidarite-sante',
    label: 'Service communal d’hygiène (SCHS)',
    definition: 'Le service de la mairie qui visite les logements dégradés et met les bailleurs en demeure.',
    synonyms: ['SCHS', 'service d’hygiène', 'service communal d’hygiène et de santé', 'hygiène de la mairie'],
    mapping: [],
  },
  {
    code: 'ars',
    family: 'solidarite-sante',
    label: 'Agence régionale de santé (ARS)',
    definition: 'L’agence de l’État qui traite l’insalubrité et les risques pour la santé dans le logement.',
    synonyms: ['ARS', 'santé environnement', 'DDARS'],
    mapping: [],
  },
  {
    code: 'sante',
    family: 'solidarite-sante',
    label: 'Professionnels de santé',
    definition: 'Centres de santé, hôpitaux, infirmières et conseillers en environnement intérieur.',
    synonyms: ['centre de santé', 'hôpital', 'médecin', 'infirmier', 'maison de santé', 'PASS'],
    mapping: [],
  },
  {
    code: 'travail-social-liberal',
    family: 'solidarite-sante',
    label: 'Travail social indépendant',
    definition: 'Des travailleurs sociaux indépendants ou en entreprise, et des mandataires judiciaires.',
    synonyms: ['assistante sociale libérale', 'mandataire judiciaire', 'tutelle', 'curatelle'],
    mapping: [],
  },
  {
    code: 'comite-de-quartier',
    family: 'solidarite-sante',
    label: 'Comité de quartier, centre social',
    definition: 'Les habitants réunis près de chez eux : comité de quartier, centre social, conseil citoyen.',
    synonyms: ['centre social', 'conseil citoyen', 'association d’habitants', 'maison pour tous', 'MJC'],
    mapping: [],
  },
  {
    code: 'fournisseur',
    family: 'energie-financeurs',
    label: 'Fournisseur d’énergie ou d’eau',
    definition: 'L’entreprise qui facture l’électricité, le gaz ou l’eau, et son service solidarité.',
    synonyms: ['EDF', 'Engie', 'TotalEnergies', 'régie des eaux', 'service solidarité du fournisseur'],
    mapping: [],
  },
  {
    code: 'distributeur',
    family: 'energie-financeurs',
    label: 'Distributeur d’énergie',
    definition: 'L’entreprise qui gère les réseaux et les compteurs, quel que soit le fournisseur.',
    synonyms: ['Enedis', 'GRDF', 'gestionnaire de réseau', 'réseau de chaleur'],
    mapping: [],
  },
  {
    code: 'financeur',
    family: 'energie-financeurs',
    label: 'Financeur ou fondation',
    definition: 'Une fondation, une banque ou un fonds qui finance des travaux, des prêts ou des actions.',
    synonyms: ['fondation', 'microcrédit', 'Action Logement', 'mécène', 'prêt à taux zéro'],
    mapping: [],
  },
  {
    code: 'tete-de-reseau',
    family: 'energie-financeurs',
    label: 'Tête de réseau',
    definition: 'Une structure nationale ou régionale qui outille et relie les acteurs locaux.',
    synonyms: ['CLER', 'fédération', 'union nationale', 'réseau national', 'centre de ressources'],
    mapping: [],
  },
  {
    code: 'autre',
    family: 'autre',
    label: 'Autre structure',
    definition: 'Une structure utile au réseau qui n’entre dans aucune autre catégorie.',
    synonyms: [],
    mapping: [],
  },
];
