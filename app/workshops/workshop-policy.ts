// Who may do what on a workshop page: one sentence per right, from what the base says of the page and of the person.
import type { WorkshopRole } from '#db/schema/workshops.ts';

export type Standing = {
  /** Of their join; null for who has not joined. */
  role: WorkshopRole | null;
  isRevoked: boolean;
  /** Coordinates the territory of the page. */
  coordinates: boolean;
  /** Signed in, with any role in the network. */
  isMember: boolean;
};

export type PageState = { isFrozen: boolean; isLocked: boolean };

/** Facilitates: the coordination of the territory, and whom it has named on the page. */
export function mayFacilitate({ role, isRevoked, coordinates }: Standing): boolean {
  return coordinates || (role === 'facilitator' && !isRevoked);
}

/** Reads: who facilitates, who joined, and the members of the network; nobody whose access was withdrawn. */
export function mayRead(standing: Standing): boolean {
  if (standing.coordinates) return true;
  return !standing.isRevoked && (standing.role !== null || standing.isMember);
}

/** Joins without the code of the page: the members of the network, whom one knows by name. */
export function mayJoinWithoutCode({ isMember, isRevoked, coordinates }: Standing): boolean {
  return coordinates || (isMember && !isRevoked);
}

/** Brings words, even too late: who joined, readers apart. */
export function mayContribute(standing: Standing): boolean {
  return mayFacilitate(standing) || (standing.role === 'contributor' && !standing.isRevoked);
}

/** Writes now: nobody on a frozen page, only who facilitates on a locked page or in a locked column. */
export function mayWrite(standing: Standing, page: PageState, isColumnLocked = false): boolean {
  if (page.isFrozen || !mayContribute(standing)) return false;
  return mayFacilitate(standing) || !(page.isLocked || isColumnLocked);
}

/** Changes a card: its writer, and who facilitates. */
export function mayChangeCard(
  standing: Standing,
  page: PageState,
  { isOwn, isColumnLocked }: { isOwn: boolean; isColumnLocked: boolean },
): boolean {
  return mayWrite(standing, page, isColumnLocked) && (isOwn || mayFacilitate(standing));
}

/** Takes a comment away: its writer for as long as they write there, who facilitates at any time. */
export function mayRemoveComment(
  standing: Standing,
  { isOwn, mayWriteHere }: { isOwn: boolean; mayWriteHere: boolean },
): boolean {
  return mayFacilitate(standing) || (isOwn && mayWriteHere);
}

/** What the live connection of a note may carry; the rules of boards judge each card, by its author and by the lock of its column. */
export function liveAccess(standing: Standing, page: PageState): 'write' | 'read' | 'none' {
  if (!mayRead(standing)) return 'none';
  return mayWrite(standing, page) ? 'write' : 'read';
}
