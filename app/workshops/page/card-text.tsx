import { LONGEST_CARD } from '../board/board-limits.ts';
import { MentionField } from './mention-field.tsx';
import type { RefusedCard } from './refused-card.ts';

export type CardTextProps = { slug: string; noteId: string; isLate: boolean; refused: RefusedCard | null };

/** The words of a new card. */
export function CardText({ slug, noteId, isLate, refused }: CardTextProps) {
  return (
    <MentionField
      slug={slug}
      keptAs={noteId}
      label="Votre carte"
      aside={isLate ? '(contribution tardive)' : undefined}
      hint="En une phrase ou deux. Pas de nom de ménage. « @ » cite une structure."
      name="texte"
      longest={LONGEST_CARD}
      defaultValue={refused?.draft?.text}
      error={refused?.error}
    />
  );
}
