import { Button } from '#app/ui/button.tsx';
import { PublicContact } from '../page/card-composer.tsx';
import { MentionField } from '../page/mention-field.tsx';
import { LONGEST_COMMENT, threadAddress } from './card-comment.ts';

/** A comment that was not taken, and why. */
export type RefusedComment = { error: string; text?: string; isPersonal: boolean };

export type CommentFormProps = {
  slug: string;
  cardId: string;
  /** Of the comment to come: sent twice, it is kept once. */
  commentId: string;
  refused: RefusedComment | null;
  isPrimary?: boolean;
};

export function CommentForm({ slug, cardId, commentId, refused, isPrimary }: CommentFormProps) {
  return (
    <form method="post" noValidate action={threadAddress(slug, cardId)} className="mt-2 space-y-2">
      <input type="hidden" name="geste" value="commenter" />
      <input type="hidden" name="carte" value={cardId} />
      <input type="hidden" name="commentaire-id" value={commentId} />
      <MentionField
        slug={slug}
        keptAs={`commentaire-${cardId}`}
        cardId={cardId}
        withPeople
        label="Votre commentaire"
        hint="Pas de nom de ménage. « @ » cite une personne de l’atelier ou une structure."
        name="commentaire"
        longest={LONGEST_COMMENT}
        defaultValue={refused?.text}
        error={refused?.error}
      />
      {refused?.isPersonal && <PublicContact />}
      <Button variant={isPrimary ? 'primary' : undefined}>Envoyer le commentaire</Button>
    </form>
  );
}

/** Whom somebody cited says that they have read it. */
export function SeenForm({ slug, cardId }: { slug: string; cardId: string }) {
  return (
    <form method="post" action={threadAddress(slug, cardId)}>
      <input type="hidden" name="carte" value={cardId} />
      <Button variant="quiet" name="geste" value="vu">
        J’ai lu, ne plus le signaler
      </Button>
    </form>
  );
}
