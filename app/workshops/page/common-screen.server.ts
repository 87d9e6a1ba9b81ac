// What a workshop page says to everybody alike. Made once for all who read the same state: forty phones read again at once.
import { richHtml } from '#app/notes/rich/rich-html.server.ts';
import type { Parts } from '#app/server/parts.ts';
import { type BoardColumn, readBoard } from '../board/board.ts';
import { type Participant, readColumnLocks, readParticipants } from '../facilitation/steer.server.ts';
import type { Workshop } from '../read-workshop.server.ts';
import { mentionedNames } from './mentioned-names.server.ts';

export type CommonScreen = {
  boards: { noteId: string; title: string; epoch: number; columns: BoardColumn[] }[];
  texts: { noteId: string; title: string; epoch: number; html: string }[];
  locks: Set<string>;
  participants: Participant[];
  mentioned: Record<string, string>;
};

const made = new WeakMap<Workshop, Promise<CommonScreen>>();

export function readCommonScreen(parts: Parts, workshop: Workshop): Promise<CommonScreen> {
  const before = made.get(workshop);
  if (before) return before;
  const screen = makeCommonScreen(parts, workshop);
  made.set(workshop, screen);
  return screen;
}

async function makeCommonScreen({ database }: Parts, { page, notes }: Workshop): Promise<CommonScreen> {
  const of = (wanted: 'board' | 'text') => notes.filter(({ kind }) => kind === wanted);
  const boards = of('board').map(({ id, title, epoch, document }) => ({
    noteId: id,
    title,
    epoch,
    columns: readBoard(document).columns,
  }));
  const [locks, participants, mentioned] = await Promise.all([
    readColumnLocks(database, page.id),
    readParticipants(database, page.id),
    mentionedNames(database, boards),
  ]);
  return {
    boards,
    texts: of('text').map(({ id, title, epoch, document }) => ({ noteId: id, title, epoch, html: richHtml(document) })),
    locks,
    participants,
    mentioned,
  };
}
