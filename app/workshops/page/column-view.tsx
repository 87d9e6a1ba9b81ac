import Lock from 'lucide-react/icons/lock';
import { type DragEvent, useState } from 'react';
import { classNames } from '#app/ui/class-names.ts';
import { Icon } from '#app/ui/icon.tsx';
import type { BoardCard, BoardColumn } from '../board/board.ts';
import type { Gesture } from '../board/gesture.ts';
import { CARD_DRAG, dropAt } from './card-drag.ts';
import { CardView } from './card-view.tsx';
import type { RefusedCard } from './refused-card.ts';
import type { BoardScreen, Me, WorkshopScreen } from './screen.ts';
import type { TouchDrop } from './use-touch-drag.ts';

export type ColumnViewProps = {
  page: WorkshopScreen['page'];
  board: BoardScreen;
  me: Me;
  colours: Record<string, number>;
  mentioned: Record<string, string>;
  outcomes: WorkshopScreen['outcomes'];
  comments: WorkshopScreen['comments'];
  column: BoardColumn;
  columns: BoardColumn[];
  open: string | null;
  /** The card whose comments are unfolded. */
  talking: string | null;
  refused: RefusedCard | null;
  isLive: boolean;
  onOpen: (cardId: string | null) => void;
  onTalk: (cardId: string | null) => void;
  onGesture: (gesture: Gesture) => boolean;
  /** A finger carries a card over it. */
  isOver: boolean;
  onDrop: (drop: TouchDrop) => void;
};

export function ColumnView(props: ColumnViewProps) {
  const { page, board, me, colours, mentioned, outcomes, comments, column, columns } = props;
  const { open, talking, refused, isLive, isOver, onOpen, onTalk, onGesture, onDrop } = props;
  const [isTarget, setTarget] = useState(false);
  const isLocked = board.lockedColumns.includes(column.id);
  const openColumns = me.facilitates ? columns : columns.filter(({ id }) => !board.lockedColumns.includes(id));
  const isCalled = page.calledTo === `${board.noteId}/${column.id}`;
  const mayWriteHere = me.writes && (me.facilitates || !isLocked);

  function handleDrop(event: DragEvent): void {
    setTarget(false);
    const cardId = event.dataTransfer.getData(CARD_DRAG);
    if (!cardId) return;
    event.preventDefault();
    const drop = dropAt(event.clientX, event.clientY);
    if (drop) onDrop({ ...drop, cardId, columnId: column.id });
  }

  return (
    <section
      id={`${board.noteId}-${column.id}`}
      aria-label={column.title}
      data-column={isLive && mayWriteHere ? column.id : undefined}
      className={classNames('min-w-0 scroll-mt-4', (isTarget || isOver) && 'rounded-control bg-action-tint')}
      onDragOver={
        isLive && mayWriteHere
          ? (event) => {
              if (!event.dataTransfer.types.includes(CARD_DRAG)) return;
              event.preventDefault();
              setTarget(true);
            }
          : undefined
      }
      onDragLeave={() => setTarget(false)}
      onDrop={isLive && mayWriteHere ? handleDrop : undefined}
    >
      <h3
        className={classNames(
          'flex items-baseline gap-2 border-b-2 pb-1.5',
          isCalled ? 'border-signal' : 'border-action',
        )}
      >
        <span>{column.title}</span>
        {isLocked && (
          <span className="flex items-center gap-1 text-small font-normal text-soft">
            <Icon of={Lock} size={14} />
            verrouillée
          </span>
        )}
        {isCalled && <span className="text-small font-normal text-signal">on en parle</span>}
        <span className="ml-auto text-small font-normal text-soft">
          {column.cards.length}
          <span className="sr-only"> {column.cards.length > 1 ? 'cartes' : 'carte'}</span>
        </span>
      </h3>
      {column.cards.length === 0 ? (
        <p className="mt-2 text-small text-soft">Rien encore.</p>
      ) : (
        <ul>
          {column.cards.map((card) => (
            <CardView
              key={card.id}
              card={card}
              others={othersOf(card, columns)}
              columns={openColumns}
              {...{ board, me, colours, mentioned, isLive, onGesture, onOpen, onTalk }}
              outcomes={outcomes[card.id] ?? []}
              mayChange={mayWriteHere && (me.facilitates || me.ownIds.includes(card.authorId))}
              mayBeLate={me.joinId !== null && me.contributes && me.ownIds.includes(card.authorId)}
              comments={comments[card.id]}
              mayComment={mayWriteHere}
              isOpen={open === card.id}
              isTalking={talking === card.id}
              refused={refused?.cardId === card.id ? refused : null}
              slug={page.slug}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Cards under which this one could stand. */
function othersOf(card: BoardCard, columns: BoardColumn[]): BoardCard[] {
  return columns.flatMap(({ cards }) => cards.filter(({ id, groupId }) => groupId === null && id !== card.id));
}
