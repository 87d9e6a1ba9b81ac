// What the mails of registration are called in the outbox. Each is about one registration.

/** To whoever has just registered, and again when they register again; holds the link. */
export const INSCRIPTION = 'inscription';
/** Somebody came up from the waiting list. */
export const PLACE = 'inscription-place';
/** It is cancelled, by its holder or by the organisers. */
export const CANCELLED = 'inscription-annulee';
export const REMINDER = 'evenement-rappel';
/** Another time or place, or not at all. */
export const NEWS = 'evenement-nouvelle';
/** The event was deleted, and every registration with it: the line holds what there is to say. Written by a trigger. */
export const GONE = 'evenement-supprime';
