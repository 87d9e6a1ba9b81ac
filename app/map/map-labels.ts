// What the map says of itself; the page that shows it may say it in its own words.

export type MapLabels = {
  map: string;
  help: string;
  zoomIn: string;
  zoomOut: string;
  searchArea: string;
  loading: string;
  failed: string;
  retry: string;
  empty: string;
  /** Spoken when the keyboard stands on a mark. */
  mark: (count: number) => string;
};

export const MAP_LABELS: MapLabels = {
  map: 'Carte des résultats',
  help: 'Les flèches déplacent la carte, plus et moins changent l’échelle, Entrée ouvre le repère entouré. La liste donne les mêmes résultats.',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  searchArea: 'Chercher dans cette zone',
  loading: 'La carte arrive…',
  failed: 'La carte n’a pas pu être chargée. La liste donne les mêmes résultats.',
  retry: 'Réessayer',
  empty: 'Aucun résultat à placer sur la carte.',
  mark: (count) =>
    count === 1
      ? 'Un point. Entrée pour le choisir.'
      : `Un groupe de ${count.toLocaleString('fr-FR')} points. Entrée pour l’agrandir.`,
};
