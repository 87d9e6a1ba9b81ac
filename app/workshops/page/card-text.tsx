import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { TextareaField } from '#app/ui/field.tsx';
import { LONGEST_CARD } from '../board/board-limits.ts';
import { keepHalfWritten, readHalfWritten } from './half-written.ts';
import type { RefusedCard } from './refused-card.ts';
import { useMentions } from './use-mentions.ts';

export type CardTextProps = { slug: string; noteId: string; isLate: boolean; refused: RefusedCard | null };

/** The words of a new card; « @ » finds a structure of the directory, or notes one that it lacks. */
export function CardText({ slug, noteId, isLate, refused }: CardTextProps) {
  const mentions = useMentions(slug);
  const frame = useRef<HTMLDivElement>(null);
  const [noted, setNoted] = useState('');
  const { typed, found } = mentions;
  useEffect(() => {
    const text = frame.current?.querySelector('textarea');
    if (text && text.value === '') text.value = readHalfWritten(noteId);
  }, [noteId]);

  function field(): HTMLTextAreaElement | null {
    return frame.current?.querySelector('textarea') ?? null;
  }

  function handleChoose(actor: (typeof found)[number]): void {
    const text = field();
    if (!text) return;
    text.value = mentions.choose(text.value, actor);
    text.focus();
  }

  async function handleNote(): Promise<void> {
    const name = typed;
    const body = new URLSearchParams({ nom: name, carte: '' });
    const answer = await fetch(`/ateliers/${slug}/acteurs`, { method: 'POST', body }).catch(() => null);
    setNoted(answer?.ok ? `« ${name} » est noté : la coordination le proposera à l’annuaire.` : '');
    field()?.focus();
  }

  return (
    <div ref={frame}>
      <TextareaField
        label="Votre carte"
        aside={isLate ? '(contribution tardive)' : undefined}
        hint="En une phrase ou deux. Pas de nom de ménage. « @ » cite une structure."
        name="texte"
        rows={2}
        maxLength={LONGEST_CARD}
        defaultValue={refused?.draft?.text}
        error={refused?.error}
        onInput={({ currentTarget }) => {
          mentions.read(currentTarget.value, currentTarget.selectionStart);
          keepHalfWritten(noteId, currentTarget.value);
        }}
      />
      {mentions.slugs.map((mention) => (
        <input key={mention} type="hidden" name="mention" value={mention} />
      ))}
      {typed !== '' && (
        <ul aria-label={`Structures pour « ${typed} »`} className="mt-1 flex flex-wrap gap-x-4 text-small">
          {found.map((actor) => (
            <li key={actor.slug}>
              <Button type="button" variant="quiet" onClick={() => handleChoose(actor)}>
                {actor.name}
              </Button>
            </li>
          ))}
          <li>
            <Button type="button" variant="quiet" onClick={() => void handleNote()}>
              « {typed} » n’y est pas : le noter
            </Button>
          </li>
        </ul>
      )}
      <p role="status" className="text-small text-soft">
        {noted}
      </p>
    </div>
  );
}
