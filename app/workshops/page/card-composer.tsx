import { Button } from '#app/ui/button.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { Tick } from '#app/ui/tick.tsx';
import { CardText } from './card-text.tsx';
import type { RefusedCard } from './refused-card.ts';

export type CardComposerProps = {
  slug: string;
  noteId: string;
  /** Of the card to come. */
  cardId: string;
  columns: { id: string; title: string }[];
  lockedColumns: string[];
  /** What is written now joins the late contributions. */
  isLate: boolean;
  refused: RefusedCard | null;
};

/** Composed here, joining the board at « Ajouter ». */
export function CardComposer({ slug, noteId, cardId, columns, lockedColumns, isLate, refused }: CardComposerProps) {
  return (
    <form
      method="post"
      noValidate
      className="mt-3 grid gap-x-4 gap-y-3 border-y border-line py-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]"
    >
      <input type="hidden" name="geste" value="ajouter" />
      <input type="hidden" name="note" value={noteId} />
      <input type="hidden" name="carte" value={cardId} />
      <div>
        <CardText slug={slug} noteId={noteId} isLate={isLate} refused={refused} />
        {refused?.isPersonal && <PublicContact />}
      </div>
      <div className="space-y-3">
        <SelectField label="Colonne" name="colonne" defaultValue={refused?.draft?.columnId}>
          {columns.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
              {lockedColumns.includes(id) ? ' (verrouillée)' : ''}
            </option>
          ))}
        </SelectField>
        <details className="text-small" open={refused?.draft?.onBehalfOf ? true : undefined}>
          <summary className="min-h-6 text-action">Au nom de quelqu’un d’autre…</summary>
          <TextField
            className="mt-2"
            label="Au nom de"
            hint="Un prénom, une table, une structure."
            name="au-nom-de"
            maxLength={120}
            autoComplete="off"
            defaultValue={refused?.draft?.onBehalfOf}
          />
        </details>
        <Button variant="primary" className="w-full sm:w-auto">
          Ajouter
        </Button>
      </div>
    </form>
  );
}

export function PublicContact() {
  return (
    <div className="mt-2">
      <Tick type="checkbox" name="public" value="oui" isChosen={false}>
        C’est le contact public d’une structure : garder ces mots
      </Tick>
    </div>
  );
}
