import { Button } from '#app/ui/button.tsx';
import { TextareaField, TextField } from '#app/ui/field.tsx';
import { mediumDate } from '#app/ui/french-date.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { EntryNote } from './entry-note.server.ts';
import type { NoteAnswer } from './note-form.server.ts';

export type NoteSectionProps = { action: string; note: EntryNote; answered?: NoteAnswer['note'] };

/** Only the coordination reads it. */
export function NoteSection({ action, note, answered }: NoteSectionProps) {
  const { updatedAt, updatedBy } = note;
  return (
    <section aria-labelledby="note-interne" className="mt-10">
      <h2 id="note-interne">Note interne</h2>
      <p className="mt-1 max-w-prose text-soft">
        Pour la coordination seulement : ni l’organisme ni l’annuaire ne la montrent.
        {updatedAt && ` Écrite par ${updatedBy} le ${mediumDate(new Date(updatedAt))}.`}
      </p>
      {answered?.theirs && (
        <Notice tone="warning" title="Quelqu’un d’autre vient d’écrire dans cette note" isLive className="mt-3">
          <p>Votre texte est gardé ci-dessous. Voici l’autre ; reprenez-en ce qui compte, puis gardez la note.</p>
          <blockquote className="mt-2 border-l-4 border-line pl-3 break-words whitespace-pre-wrap">
            {answered.theirs}
          </blockquote>
        </Notice>
      )}
      <form method="post" action={`${action}#note-interne`} className="mt-3 max-w-4xl space-y-4">
        <input type="hidden" name="geste" value="note" />
        <input type="hidden" name="note-revision" value={answered?.revision ?? note.revision} />
        <TextareaField
          label="Note"
          name="note"
          rows={3}
          defaultValue={answered?.note ?? note.note}
          error={answered?.errors.note}
        />
        <div className="flex flex-wrap items-end gap-3">
          <TextField
            label="À rappeler le"
            aside="(facultatif)"
            type="date"
            name="rappel"
            defaultValue={answered?.callOn ?? note.callOn ?? ''}
            error={answered?.errors.rappel}
          />
          <Button>Garder la note</Button>
        </div>
      </form>
    </section>
  );
}
