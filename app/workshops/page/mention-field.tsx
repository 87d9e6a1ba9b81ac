import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { TextareaField } from '#app/ui/field.tsx';
import { keepHalfWritten, readHalfWritten } from './half-written.ts';
import { useMentions } from './use-mentions.ts';

export type MentionFieldProps = {
  slug: string;
  /** Under which the words wait in this tab until they are sent. */
  keptAs: string;
  label: string;
  aside?: string;
  hint: string;
  name: string;
  longest: number;
  defaultValue?: string;
  error?: string;
  /** Where an unknown structure was named; '' for a card to come. */
  cardId?: string;
  /** « @ » finds participants of the page too. */
  withPeople?: boolean;
};

/** Short plain text; « @ » finds a structure of the directory, or notes one that it lacks. */
export function MentionField(props: MentionFieldProps) {
  const { slug, keptAs, cardId = '', longest, withPeople, ...field } = props;
  const mentions = useMentions(slug, { withPeople });
  const frame = useRef<HTMLDivElement>(null);
  const [noted, setNoted] = useState('');
  const { typed, found, people } = mentions;
  useEffect(() => {
    const text = frame.current?.querySelector('textarea');
    if (text && text.value === '') text.value = readHalfWritten(keptAs);
  }, [keptAs]);

  function textarea(): HTMLTextAreaElement | null {
    return frame.current?.querySelector('textarea') ?? null;
  }

  function handleChoose(one: Parameters<typeof mentions.choose>[1]): void {
    const text = textarea();
    if (!text) return;
    text.value = mentions.choose(text.value, one);
    keepHalfWritten(keptAs, text.value);
    text.focus();
  }

  async function handleNote(): Promise<void> {
    const name = typed;
    const body = new URLSearchParams({ nom: name, carte: cardId });
    const answer = await fetch(`/ateliers/${slug}/acteurs`, { method: 'POST', body }).catch(() => null);
    setNoted(answer?.ok ? `« ${name} » est noté : la coordination le proposera à l’annuaire.` : '');
    textarea()?.focus();
  }

  return (
    <div ref={frame}>
      <TextareaField
        {...field}
        rows={2}
        maxLength={longest}
        onInput={({ currentTarget }) => {
          mentions.read(currentTarget.value, currentTarget.selectionStart);
          keepHalfWritten(keptAs, currentTarget.value);
        }}
      />
      {mentions.slugs.map((mention) => (
        <input key={mention} type="hidden" name="mention" value={mention} />
      ))}
      {mentions.cited.map((id) => (
        <input key={id} type="hidden" name="cite" value={id} />
      ))}
      {typed !== '' && (
        <ul
          aria-label={`${withPeople ? 'Personnes et structures' : 'Structures'} pour « ${typed} »`}
          className="mt-1 flex flex-wrap gap-x-4 text-small"
        >
          {people.map(({ id, name, structure }) => (
            <li key={id}>
              <Button type="button" variant="quiet" onClick={() => handleChoose({ id, name })}>
                {name}
                {structure && <span className="font-normal">({structure})</span>}
              </Button>
            </li>
          ))}
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
