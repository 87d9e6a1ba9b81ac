import { threadAddress } from './card-comment.ts';
import { CommentForm, type RefusedComment, SeenForm } from './comment-forms.tsx';
import { CommentList } from './comment-list.tsx';
import type { Thread } from './commented-cards.server.ts';

export type OneThreadProps = {
  slug: string;
  thread: Thread;
  contributes: boolean;
  commentId: string;
  /** The only one of its page: one writes there. */
  isAlone: boolean;
  refused: RefusedComment | null;
};

/** A card and what was said below it, on a page of their own. */
export function OneThread({ slug, thread, contributes, commentId, isAlone, refused }: OneThreadProps) {
  const { cardId, text, source, column, comments, mayWriteHere } = thread;
  return (
    <section aria-label={text.slice(0, 80)} className="mt-6 border-t border-line pt-4">
      <blockquote className="border-l-2 border-action pl-3">
        <p dir="auto" className="whitespace-pre-line wrap-anywhere">
          {text}
        </p>
        <p className="text-small text-soft">{`${source}\u00a0· ${column}`}</p>
      </blockquote>
      <div className="mt-2">
        <CommentList slug={slug} cardId={cardId} comments={comments} />
      </div>
      {comments.some(({ citesMe }) => citesMe) && <SeenForm slug={slug} cardId={cardId} />}
      {isAlone && comments.length === 0 && <p className="text-soft">Personne n’a encore commenté cette carte.</p>}
      {isAlone && (mayWriteHere || refused) && <CommentForm {...{ slug, cardId, commentId, refused }} isPrimary />}
      {isAlone && !mayWriteHere && !refused && contributes && (
        <p className="mt-3">Cette carte ne prend plus de commentaire : sa colonne est verrouillée, ou la page figée.</p>
      )}
      {!isAlone && (
        <p>
          <a href={threadAddress(slug, cardId)} className="link inline-flex min-h-11 items-center">
            {mayWriteHere ? 'Répondre' : 'Ouvrir'}
            <span className="sr-only"> : {text.slice(0, 60)}</span>
          </a>
        </p>
      )}
    </section>
  );
}
