import { Button } from '#app/ui/button.tsx';
import { dateAndTime } from '#app/ui/french-date.ts';
import { type CardComment, foldedComments, threadAddress } from './card-comment.ts';

export type CommentListProps = { slug: string; cardId: string; comments: CardComment[] };

/** What was said below one card, the oldest first; of a long thread the last ones, and the others one click away. */
export function CommentList({ comments, ...place }: CommentListProps) {
  if (comments.length === 0) return null;
  const { older, shown } = foldedComments(comments);
  return (
    <>
      {older.length > 0 && (
        <details className="border-b border-line">
          <summary className="w-fit min-h-11 cursor-pointer py-2.5 text-action">
            Les {older.length} commentaires précédents
          </summary>
          <CommentItems {...place} comments={older} />
        </details>
      )}
      <CommentItems {...place} comments={shown} />
    </>
  );
}

function CommentItems({ slug, cardId, comments }: CommentListProps) {
  return (
    <ol className="divide-y divide-line">
      {comments.map((comment) => (
        <li key={comment.id} className="py-2">
          <p className="text-small text-soft">
            <strong className="text-ink">{comment.author}</strong>
            {comment.structure && `, ${comment.structure}`} · {dateAndTime(new Date(comment.at))}
            {comment.citesMe && <strong className="text-action"> · vous cite</strong>}
          </p>
          <p dir="auto" className="whitespace-pre-line wrap-anywhere">
            {comment.text}
          </p>
          <div className="flex flex-wrap items-start gap-x-4 text-small">
            {comment.mentions.map((mention) => (
              <a
                key={mention.slug}
                href={`/annuaire/${mention.slug}`}
                className="link inline-flex min-h-8 items-center"
              >
                {mention.name}
              </a>
            ))}
            {comment.mayRemove && <Removal {...{ slug, cardId, comment }} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** In two steps: nothing brings a comment back. */
function Removal({ slug, cardId, comment }: { slug: string; cardId: string; comment: CardComment }) {
  return (
    <details>
      <summary className="flex min-h-8 items-center text-action">
        Retirer<span className="sr-only"> le commentaire de {comment.author}</span>
      </summary>
      <form method="post" action={threadAddress(slug, cardId)} className="pb-1">
        <input type="hidden" name="carte" value={cardId} />
        <input type="hidden" name="commentaire-id" value={comment.id} />
        <p className="text-soft">
          {comment.isMine
            ? 'Ce commentaire disparaît pour tout le monde.'
            : `Le commentaire de ${comment.author} disparaît pour tout le monde.`}
        </p>
        <Button variant="quiet" name="geste" value="retirer-commentaire">
          Retirer pour de bon
        </Button>
      </form>
    </details>
  );
}
