// What the live half of a board tells the page.
import type { LiveStatus, Present } from '#app/notes/live-status.ts';
import type { BoardColumn } from '../board/board.ts';
import type { Gesture } from '../board/gesture.ts';
import type { LivePlaces } from './live-places.ts';

export type LiveBoard = {
  /** null until this device knows the board. */
  columns: BoardColumn[] | null;
  status: LiveStatus;
  people: Present[];
  /** Where each of them is; null until the line is open. */
  places: LivePlaces | null;
  /** Gestures go straight into the note; otherwise they go through the form. */
  canAct: boolean;
  canUndo: boolean;
  /** What somebody whose access was withdrawn had not sent: theirs to copy. */
  withdrawnWords: string;
  /** False when the gesture has to go through the form. */
  act: (gesture: Gesture) => boolean;
  undo: () => void;
};
