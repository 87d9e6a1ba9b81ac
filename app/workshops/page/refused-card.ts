/** A card that was not taken, and why. `cardId`: the one that was being changed; '' for a new one. */
export type RefusedCard = {
  error: string;
  isPersonal: boolean;
  cardId: string;
  draft?: { text: string; columnId: string; onBehalfOf: string };
};
