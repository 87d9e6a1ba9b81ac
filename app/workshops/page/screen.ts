// What a workshop page shows, between server and browser.
import type { BoardColumn } from '../board/board.ts';
import type { CommentCount } from '../comments/card-comment.ts';
import type { CardOutcome } from '../groups/outcome-words.ts';

export type VoteScreen = {
  points: number;
  isHidden: boolean;
  isOpen: boolean;
  totals: Record<string, number> | null;
  mine: Record<string, number>;
  voters: number;
};

export type BoardScreen = {
  noteId: string;
  title: string;
  epoch: number;
  columns: BoardColumn[];
  lockedColumns: string[];
  /** Of the next card that this screen adds. */
  cardId: string;
  vote: VoteScreen | null;
  /** What the live connection may carry; forms have rights of their own. */
  access: 'write' | 'read' | 'none';
};

export type TextScreen = {
  noteId: string;
  title: string;
  epoch: number;
  html: string;
  access: 'write' | 'read' | 'none';
};
export type TimerScreen = { startedAt: string; endsAt: string };

export type Me = {
  joinId: string | null;
  name: string;
  structure: string;
  colour: number;
  ownIds: string[];
  facilitates: boolean;
  contributes: boolean;
  writes: boolean;
  mayJoin: boolean;
  /** Joined by this device, which may let go of it. */
  mayLeave: boolean;
  /** False on a machine that others use. */
  keepsCopy: boolean;
};

export type WorkshopScreen = {
  page: { slug: string; title: string; theme: string; isFrozen: boolean; isLocked: boolean; calledTo: string };
  /** By the clock of the server: a device may be wrong by minutes. */
  now: string;
  timer: TimerScreen | null;
  me: Me;
  participants: number;
  /** Of each writer, by the id under which their cards stand. */
  colours: Record<string, number>;
  /** Names of the structures that cards mention, by slug. */
  mentioned: Record<string, string>;
  /** What became of cards, by card. */
  outcomes: Record<string, CardOutcome[]>;
  /** How many comments each card has, by card. */
  comments: Record<string, CommentCount>;
  boards: BoardScreen[];
  texts: TextScreen[];
  late: { id: string; text: string; decision: 'added' | 'left' | null }[];
  lateWaiting: number;
};
