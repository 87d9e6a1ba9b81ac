import { type KeyboardEvent, type MouseEvent, Suspense, useCallback } from 'react';
import { personLook } from '#app/notes/person-look.ts';
import { classNames } from '#app/ui/class-names.ts';
import { latePart } from '#app/ui/late-part.ts';
import type { BoardCard, BoardColumn } from '../board/board.ts';
import type { Gesture } from '../board/gesture.ts';
import type { CommentCount } from '../comments/card-comment.ts';
import { CommentLink } from '../comments/comment-link.tsx';
import { CardOutcomes } from '../groups/card-outcomes.tsx';
import type { CardOutcome } from '../groups/outcome-words.ts';
import { CARD_DRAG } from './card-drag.ts';
import { CardGestures } from './card-gestures.tsx';
import { CardVote } from './card-vote.tsx';
import { keepHalfEdited } from './half-written.ts';
import type { RefusedCard } from './refused-card.ts';
import type { BoardScreen, Me } from './screen.ts';

const CardThread = latePart(() => import('../comments/card-thread.tsx').then((module) => module.default));

export type CardViewProps = {
  slug: string;
  board: BoardScreen;
  card: BoardCard;
  columns: BoardColumn[];
  others: BoardCard[];
  me: Me;
  colours: Record<string, number>;
  mentioned: Record<string, string>;
  outcomes: CardOutcome[];
  comments: CommentCount | undefined;
  mayChange: boolean;
  /** Where it may not be changed any more: its writer's words may still wait for a decision. */
  mayBeLate: boolean;
  mayComment: boolean;
  isOpen: boolean;
  isTalking: boolean;
  isLive: boolean;
  refused: RefusedCard | null;
  onOpen: (cardId: string | null) => void;
  onTalk: (cardId: string | null) => void;
  onGesture: (gesture: Gesture) => boolean;
};

export function CardView(props: CardViewProps) {
  const {
    slug,
    board,
    card,
    columns,
    others,
    me,
    colours,
    mentioned,
    outcomes,
    comments,
    mayChange,
    mayBeLate,
    mayComment,
    isOpen,
    isTalking,
    isLive,
    refused,
    onOpen,
    onTalk,
    onGesture,
  } = props;

  const isLate = isOpen && !mayChange && mayBeLate;

  /** Arrows on the card's own button: up and down within the column, left and right to the next one. */
  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    const at = columns.findIndex(({ id }) => id === card.columnId);
    const beside = event.key === 'ArrowLeft' ? columns[at - 1] : columns[at + 1];
    const gesture = { cardId: card.id, columnId: beside?.id ?? '', text: '', onBehalfOf: '', headId: '' };
    const acts: Record<string, string> = {
      ArrowUp: 'monter',
      ArrowDown: 'descendre',
      ArrowLeft: 'deplacer',
      ArrowRight: 'deplacer',
    };
    const act = acts[event.key];
    if (!act || !isLive || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (act === 'deplacer' && !beside) return;
    onGesture({ ...gesture, act });
  }

  function handleOpen(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (isOpen) keepHalfEdited(board.noteId, card.id, null);
    onOpen(isOpen ? null : card.id);
  }

  const handleClose = useCallback(() => {
    onTalk(null);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-talks="${CSS.escape(card.id)}"]`)?.focus());
  }, [card.id, onTalk]);

  return (
    <li
      id={`carte-${card.id}`}
      data-card={card.id}
      draggable={isLive && mayChange && !isOpen && !isTalking}
      onDragStart={(event) => event.dataTransfer.setData(CARD_DRAG, card.id)}
      className={classNames(
        'scroll-mt-4 border-b border-line py-3 data-carried:bg-action-tint data-carried:opacity-70 data-carried:select-none',
        card.groupId && 'ml-5 border-l-2 border-l-control pl-3',
      )}
    >
      <p dir="auto" className="whitespace-pre-line wrap-anywhere">
        {card.text}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 text-small text-soft">
        <span className="inline-flex items-baseline gap-1.5">
          <span
            aria-hidden="true"
            className={classNames('size-2.5 shrink-0 rounded-full', personLook(colours[card.authorId] ?? 0).dot)}
          />
          <span>
            {card.authorName || 'Sans nom'}
            {card.structure && `, ${card.structure}`}
            {card.onBehalfOf && ` (au nom de ${card.onBehalfOf})`}
          </span>
        </span>
        {card.mentions.map(
          (mention) =>
            mentioned[mention] && (
              <a key={mention} href={`/annuaire/${mention}`} className="link inline-flex min-h-8 items-center">
                {mentioned[mention]}
              </a>
            ),
        )}
        {(mayChange || isLate) && (
          <a
            href={`/ateliers/${slug}?carte=${encodeURIComponent(card.id)}#carte-${encodeURIComponent(card.id)}`}
            data-opens={card.id}
            aria-expanded={isOpen}
            aria-keyshortcuts={isLive ? 'ArrowUp ArrowDown ArrowLeft ArrowRight' : undefined}
            className="link inline-flex min-h-8 items-center"
            onClick={handleOpen}
            onKeyDown={handleKey}
          >
            Modifier ou déplacer<span className="sr-only"> : {card.text.slice(0, 60)}</span>
          </a>
        )}
        <CommentLink
          {...{ slug, mayComment, count: comments }}
          cardId={card.id}
          about={card.text.slice(0, 60)}
          isOpen={isTalking}
          onOpen={(isOpened) => onTalk(isOpened ? card.id : null)}
        />
      </div>
      {isTalking && (
        <Suspense fallback={null}>
          <CardThread {...{ slug }} cardId={card.id} version={JSON.stringify(comments ?? null)} onClose={handleClose} />
        </Suspense>
      )}
      <CardOutcomes outcomes={outcomes} />
      {board.vote && (
        <CardVote noteId={board.noteId} card={card} vote={board.vote} mayVote={me.contributes && me.joinId !== null} />
      )}
      {isOpen && (mayChange || isLate) && (
        <CardGestures
          noteId={board.noteId}
          {...{ card, columns, others, refused }}
          facilitates={me.facilitates}
          isLate={isLate}
          onClose={() => onOpen(null)}
        />
      )}
    </li>
  );
}
