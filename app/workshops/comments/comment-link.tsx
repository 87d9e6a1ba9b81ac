import type { MouseEvent } from 'react';
import { type CommentCount, countWords, threadAddress } from './card-comment.ts';

export type CommentLinkProps = {
  slug: string;
  cardId: string;
  /** Beginning of the card, for who hears the page. */
  about: string;
  count: CommentCount | undefined;
  mayComment: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
};

/** « Commenter », or how many have; a page of its own without script. */
export function CommentLink({ slug, cardId, about, count, mayComment, isOpen, onOpen }: CommentLinkProps) {
  if (!count && !mayComment) return null;

  function handleClick(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(!isOpen);
  }

  return (
    <span className="inline-flex items-center gap-x-2">
      <a
        href={threadAddress(slug, cardId)}
        data-talks={cardId}
        aria-expanded={isOpen}
        className="link inline-flex min-h-8 items-center"
        onClick={handleClick}
      >
        {count ? countWords(count.count) : 'Commenter'}
        <span className="sr-only"> : {about}</span>
      </a>
      {count?.citesMe && (
        <span className="rounded-control bg-action-tint px-1.5 font-semibold text-action-strong">on vous cite</span>
      )}
    </span>
  );
}
