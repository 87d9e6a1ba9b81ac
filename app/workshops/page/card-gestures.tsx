import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx';
import type { BoardCard } from '../board/board.ts';
import { LONGEST_CARD } from '../board/board-limits.ts';
import { PublicContact } from './card-composer.tsx';
import { keepHalfEdited, readHalfEdited } from './half-written.ts';
import type { RefusedCard } from './refused-card.ts';
import { useEscape } from './use-escape.ts';

export type CardGesturesProps = {
  noteId: string;
  card: BoardCard;
  columns: { id: string; title: string }[];
  others: BoardCard[];
  facilitates: boolean;
  /** After a lock or a freeze: its words alone, which wait for a decision. */
  isLate: boolean;
  refused: RefusedCard | null;
  onClose: () => void;
};

/** Everything that can be done to one card, each a form of its own. */
export function CardGestures(props: CardGesturesProps) {
  const { noteId, card, columns, others, facilitates, isLate, refused, onClose } = props;
  const frame = useRef<HTMLElement>(null);
  const words = useHalfEdited(noteId, card);
  useEffect(() => {
    // Unfolded by a click: focus goes to the first field. By the address, the browser stays where it is.
    if (document.activeElement?.getAttribute('data-opens') === card.id)
      frame.current?.querySelector('textarea')?.focus();
  }, [card.id]);
  useEscape(frame, () => {
    keepHalfEdited(noteId, card.id, null);
    onClose();
  });
  const about = (
    <>
      <input type="hidden" name="note" value={noteId} />
      <input type="hidden" name="carte" value={card.id} />
    </>
  );
  const alone = others.filter(({ columnId }) => columnId === card.columnId);
  return (
    <section
      ref={frame}
      aria-label="Modifier ou déplacer la carte"
      className="mt-2 space-y-4 border-l-2 border-action pl-3"
    >
      <form ref={words.form} method="post" noValidate className="space-y-3" onInput={words.keep}>
        {about}
        <input type="hidden" name="avant" defaultValue={words.seen} />
        <TextareaField
          label="Le texte"
          aside={isLate ? '(contribution tardive)' : undefined}
          name="texte"
          rows={3}
          maxLength={LONGEST_CARD}
          defaultValue={refused?.draft?.text ?? words.seen}
          error={refused?.error}
        />
        {refused?.isPersonal && <PublicContact />}
        <TextField
          label="Au nom de"
          aside="(facultatif)"
          name="au-nom-de"
          maxLength={120}
          autoComplete="off"
          defaultValue={refused?.draft?.onBehalfOf ?? card.onBehalfOf}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          <Button name="geste" value="modifier">
            {isLate ? 'Envoyer' : 'Enregistrer'}
          </Button>
          {!isLate && (
            <Button variant="quiet" name="geste" value="retirer">
              Retirer la carte
            </Button>
          )}
        </div>
      </form>
      {!isLate && (
        <form method="post" className="flex flex-wrap items-end gap-x-4 gap-y-2">
          {about}
          <SelectField label="Déplacer vers" name="colonne" defaultValue={card.columnId} className="min-w-40 flex-1">
            {columns.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
          <Button name="geste" value="deplacer">
            Déplacer
          </Button>
          <Button variant="quiet" name="geste" value="monter">
            Monter
          </Button>
          <Button variant="quiet" name="geste" value="descendre">
            Descendre
          </Button>
        </form>
      )}
      {facilitates && !isLate && (alone.length > 0 || card.groupId) && (
        <form method="post" className="flex flex-wrap items-end gap-x-4 gap-y-2">
          {about}
          {card.groupId ? (
            <Button name="geste" value="detacher">
              Sortir la carte du groupe
            </Button>
          ) : (
            <>
              <SelectField label="Ranger sous" name="sous" className="min-w-40 flex-1">
                {alone.map(({ id, text }) => (
                  <option key={id} value={id}>
                    {text.slice(0, 80)}
                  </option>
                ))}
              </SelectField>
              <Button name="geste" value="ranger">
                Ranger
              </Button>
            </>
          )}
        </form>
      )}
    </section>
  );
}

/** What one types outlives the card's being drawn anew: moved, locked or frozen by others, loaded again by a phone. */
function useHalfEdited(noteId: string, { id, text }: BoardCard) {
  const form = useRef<HTMLFormElement>(null);
  // What others write meanwhile is on the card, not in the field that one types in.
  const [seen] = useState(text);
  useEffect(() => {
    const kept = readHalfEdited(noteId, id);
    const fields = form.current && wordingOf(form.current);
    if (!kept || !fields || fields.text.value !== fields.text.defaultValue) return;
    fields.seen.value = kept.seen;
    fields.text.value = kept.text;
  }, [noteId, id]);
  function keep(): void {
    const fields = form.current && wordingOf(form.current);
    if (fields) keepHalfEdited(noteId, id, { seen: fields.seen.value, text: fields.text.value });
  }
  return { form, seen, keep };
}

function wordingOf({ elements }: HTMLFormElement) {
  const [seen, text] = [elements.namedItem('avant'), elements.namedItem('texte')];
  return seen instanceof HTMLInputElement && text instanceof HTMLTextAreaElement ? { seen, text } : null;
}
