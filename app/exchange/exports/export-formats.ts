// What the directory leaves as.

export const EXPORT_FORMATS = [
  { code: 'csv', label: 'Tableau CSV', hint: 'S’ouvre dans tout tableur ; se réimporte ici. Sans limite de taille.' },
  { code: 'xlsx', label: 'Classeur Excel (XLSX)', hint: 'Pour Excel et LibreOffice.' },
  { code: 'geojson', label: 'Carte (GeoJSON)', hint: 'Les lieux d’accueil, en points, pour un logiciel de cartes.' },
  {
    code: 'data-inclusion',
    label: 'data·inclusion v1 (JSON)',
    hint: 'Le format partagé de l’inclusion : structures et services.',
  },
] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number]['code'];
