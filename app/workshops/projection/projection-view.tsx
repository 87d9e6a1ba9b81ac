import { Suspense, useEffect, useState } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { latePart } from '#app/ui/late-part.ts';
import { QrCode } from '#app/ui/qr-code.tsx';
import type { BoardColumn } from '../board/board.ts';
import type { LiveBoard } from '../page/live-board.ts';
import type { WorkshopScreen } from '../page/screen.ts';
import { useReread } from '../page/use-reread.ts';
import { WorkshopTimer } from '../page/workshop-timer.tsx';

const LiveLink = latePart(() => import('../page/live-link.tsx').then((module) => module.default));

type Totals = Record<string, number> | null;

export type ProjectionViewProps = {
  screen: WorkshopScreen;
  address: string;
  qr: { size: number; path: string };
};

/** For a wall: large words, the way in always in its corner, nothing to press. Sizes follow the height of the screen. */
export function ProjectionView({ screen, address, qr }: ProjectionViewProps) {
  const { page, boards, me, timer, now, participants } = screen;
  const [isMounted, setMounted] = useState(false);
  const [live, setLive] = useState<LiveBoard | null>(null);
  const reread = useReread();
  useEffect(() => setMounted(true), []);
  const [calledNote, calledColumn] = page.calledTo.split('/');
  const board = boards.find(({ noteId }) => noteId === calledNote) ?? boards[0];
  if (!board) return null;
  const columns = live?.columns ?? board.columns;
  const totals = board.vote?.totals ?? null;
  const shown = calledColumn ? columns.filter(({ id }) => id === calledColumn) : columns;
  return (
    <div className="flex min-h-dvh flex-col p-[2vh] text-[clamp(1.25rem,2.9vh,2.75rem)] leading-snug">
      {isMounted && (
        <Suspense fallback={null}>
          <LiveLink
            key={board.noteId}
            board={{ ...board, access: board.access === 'none' ? 'none' : 'read' }}
            me={me}
            onLive={setLive}
            onTold={reread}
          />
        </Suspense>
      )}
      <div className="flex items-start justify-between gap-[3vw] max-sm:flex-col">
        <div className="min-w-0 sm:flex-1">
          <h1 className="text-[clamp(1.75rem,5vh,4.5rem)]">{page.title}</h1>
          <p className="mt-[1vh] text-soft">
            {page.isFrozen ? 'La page est figée. Merci à toutes et tous.' : participantWords(participants)}
          </p>
        </div>
        {timer && <WorkshopTimer timer={timer} now={now} isLarge />}
        <div className="shrink-0 text-center max-sm:self-center">
          <QrCode code={qr} label={`QR code vers ${address}`} className="mx-auto w-[clamp(7rem,22vh,20rem)]" />
          <p className="mt-[0.5vh] font-semibold wrap-anywhere">{address}</p>
        </div>
      </div>
      <ul
        className={classNames(
          'mt-[2vh] grid flex-1 gap-x-[2vw] gap-y-[2vh]',
          shown.length > 1 && 'sm:grid-cols-2 lg:grid-cols-3',
        )}
        aria-label={board.title}
      >
        {shown.map((column) => (
          <Column
            key={column.id}
            column={column}
            latest={shown.length > 3 ? 2 : shown.length > 1 ? 5 : 6}
            isAlone={shown.length === 1}
            totals={totals}
          />
        ))}
      </ul>
    </div>
  );
}

/** `isAlone`: it has the whole wall. */
type ColumnProps = { column: BoardColumn; latest: number; totals: Totals; isAlone: boolean };

/** The last cards that were written, as many as a wall has room for: the page holds everything. */
function Column({ column, latest, totals, isAlone }: ColumnProps) {
  const cards = totals
    ? column.cards.toSorted((one, other) => (totals[other.id] ?? 0) - (totals[one.id] ?? 0)).slice(0, latest)
    : column.cards.slice(-latest);
  const more = column.cards.length - cards.length;
  return (
    <li className="min-w-0">
      <h2 className={classNames('border-b-4 border-action', isAlone ? 'text-[1.15em]' : 'text-[1em]')}>
        {column.title} <span className="font-normal text-soft">{column.cards.length}</span>
      </h2>
      <ul className={isAlone ? 'grid gap-x-[3vw] text-[1.15em] lg:grid-cols-2' : undefined}>
        {cards.map(({ id, text, authorName, structure }) => (
          <li key={id} className="border-b border-line py-[0.8vh]">
            <p dir="auto" className="line-clamp-3 wrap-anywhere">
              {text}
            </p>
            <p className="text-[0.7em] text-soft">
              {authorName}
              {structure && `, ${structure}`}
              {totals?.[id] ? ` · ${totals[id]} ${totals[id] > 1 ? 'points' : 'point'}` : ''}
            </p>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-[0.7em] text-soft">et {more} de plus sur la page</p>}
    </li>
  );
}

function participantWords(participants: number): string {
  if (participants === 0) return 'Prenez votre téléphone : visez le code, écrivez votre première carte.';
  return participants === 1 ? 'Une personne écrit ici.' : `${participants} personnes écrivent ici.`;
}
