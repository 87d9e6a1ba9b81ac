/** What `places.accessibility` may hold, as it is said on a card. */
export const ACCESSIBILITY: Record<string, string> = {
  pmr: 'accessible en fauteuil roulant',
  'boucle-magnetique': 'boucle magnétique',
  lsf: 'accueil en langue des signes',
  stationnement: 'stationnement à proximité',
};
