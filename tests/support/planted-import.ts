// A coordinator's table as it arrives: 200 lines, and eleven mistakes whose place is known.

export type PlantedMistake = {
  /** Of the file, its header being line 1. */
  line: number;
  /** Header of the column; null when it is the line itself. */
  column: string | null;
  /** Part of what the import says of it. */
  says: string;
  /** Whether the line stays out; otherwise only the cell does. */
  isRefused: boolean;
};

const HEADERS = [
  'Structure',
  'Type de structure',
  'SIRET',
  'Tél.',
  'E-mail',
  'Site web',
  'Adresse',
  'CP',
  'Ville',
  'Dispositif',
  'Thématiques',
  'Publics',
  'Coût',
  'Territoire d’intervention',
  'Horaires',
];
const TOWNS = [
  ['34000', 'Montpellier'],
  ['34170', 'Castelnau-le-Lez'],
  ['34970', 'Lattes'],
  ['34430', 'Saint-Jean-de-Védas'],
  ['34920', 'Le Crès'],
] as const;
const TREES = [
  'Tilleul',
  'Chêne',
  'Cèdre',
  'Micocoulier',
  'Platane',
  'Olivier',
  'Amandier',
  'Figuier',
  'Laurier',
  'Pin',
];
const WORKS = [
  'Entraide',
  'Atelier',
  'Relais',
  'Maison',
  'Collectif',
  'Appui',
  'Passerelle',
  'Accueil',
  'Escale',
  'Comptoir',
  'Foyer',
  'Jardin',
  'Halte',
  'Point',
  'Cercle',
  'Pont',
  'Trait',
  'Carrefour',
  'Abri',
  'Kiosque',
];
const NEEDS = [
  'froid',
  'impayés EDF',
  'humidité ; moisissures',
  'économies d’énergie',
  'travaux de rénovation',
  'droits et démarches',
];
const KINDS = ['association', 'CCAS', 'mairie', 'bailleur social'];

const MISTAKES: { at: number; column: string | null; value?: string; says: string; isRefused: boolean }[] = [
  { at: 5, column: 'Structure', value: '', says: 'Le nom de l’organisme manque', isRefused: true },
  { at: 17, column: 'SIRET', value: '12345678901234', says: 'n’est pas un SIRET', isRefused: false },
  { at: 31, column: 'Tél.', value: '04 67', says: 'n’est pas un numéro de téléphone', isRefused: false },
  {
    at: 48,
    column: 'E-mail',
    value: 'accueil.exemple.fr',
    says: 'n’est pas une adresse de courriel',
    isRefused: false,
  },
  { at: 62, column: 'Ville', value: 'Nulle-part-lès-Bains', says: 'Commune inconnue', isRefused: true },
  { at: 79, column: 'Thématiques', value: 'xqzt', says: 'Aucun besoin n’est reconnu', isRefused: true },
  { at: 96, column: 'Territoire d’intervention', value: 'Pays de Cocagnac', says: 'Zone inconnue', isRefused: true },
  { at: 120, column: 'Horaires', value: 'le matin sauf le mardi', says: 'gardés comme texte', isRefused: false },
  { at: 144, column: null, says: 'Déjà dit à la ligne', isRefused: true },
  { at: 163, column: null, says: 'de trop', isRefused: true },
  { at: 188, column: 'Site web', value: 'pas un site', says: 'n’est pas l’adresse d’un site', isRefused: false },
];

/** `mark`: a word put in every name, so that two tests do not meet. */
export function plantedImport({ lines = 200, mark = 'Garrigue' }: { lines?: number; mark?: string } = {}): {
  csv: string;
  mistakes: PlantedMistake[];
} {
  const rows = Array.from({ length: lines }, (_, at) => rowOf(at, mark));
  for (const { at, column, value } of MISTAKES) {
    const row = rows[at - 2];
    if (!row) continue;
    if (column !== null) row[HEADERS.indexOf(column)] = value ?? '';
  }
  const copied = rows[143 - 2];
  if (copied) rows[144 - 2] = [...copied];
  rows[163 - 2]?.push('un texte', 'coupé en deux');
  const csv = [HEADERS, ...rows].map((row) => row.map(quoted).join(';')).join('\r\n');
  return {
    csv: `${csv}\r\n`,
    mistakes: MISTAKES.filter(({ at }) => at - 2 < lines).map(({ at, column, says, isRefused }) => ({
      line: at,
      column,
      says,
      isRefused,
    })),
  };
}

function rowOf(at: number, mark: string): string[] {
  const [postcode = '', town = ''] = TOWNS[at % TOWNS.length] ?? [];
  const work = WORKS[Math.floor(at / TREES.length) % WORKS.length];
  const tree = TREES[at % TREES.length];
  return [
    `${work} du ${tree} ${mark}`,
    KINDS[at % KINDS.length] ?? '',
    '',
    `01 99 00 ${String(10 + Math.floor(at / 90)).padStart(2, '0')} ${String(10 + (at % 90)).padStart(2, '0')}`,
    `contact${at}@${mark.toLowerCase()}.example`,
    '',
    `${at + 1} rue des Essais`,
    postcode,
    town,
    'Accompagnement',
    NEEDS[at % NEEDS.length] ?? '',
    at % 3 === 0 ? 'locataires ; propriétaires' : '',
    'gratuit',
    at % 4 === 0 ? 'Hérault' : 'Montpellier Méditerranée Métropole',
    at % 5 === 0 ? 'Mo-Fr 09:00-12:00' : '',
  ];
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
