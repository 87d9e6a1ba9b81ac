export const CARD_DRAG = 'application/x-maillage-carte';
