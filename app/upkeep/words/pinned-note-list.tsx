import { Button } from '#app/ui/button.tsx';
import { TextareaField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { mediumDate } from '#app/ui/french-date.ts';
import { NeedSelect, type WordsFormProps } from './need-select.tsx';

type PinnedNoteListProps = WordsFormProps & {
  notes: { need: string; label: string; text: string; at: string }[];
  longest: number;
};

export function PinnedNoteList({ notes, longest, ...form }: PinnedNoteListProps) {
  const { here, draft, errors } = form;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">Notes au-dessus des résultats</h2>
      {notes.length === 0 && <p className="mt-2 text-soft">Aucune. Par exemple : « Coupure aujourd’hui ? Appelez… »</p>}
      <ul className="mt-2 divide-y divide-line">
        {notes.map(({ need, label, text, at }) => (
          <li key={need} className="flex flex-wrap items-start justify-between gap-3 py-2">
            <div className="min-w-0">
              <p className="font-semibold">{label}</p>
              <p className="break-words whitespace-pre-wrap">{text}</p>
              <p className="text-small text-soft">Le {mediumDate(new Date(at))}</p>
            </div>
            <form method="post" action={here}>
              <input type="hidden" name="note-besoin" value={need} />
              <Button variant="quiet" name="geste" value="noter" aria-label={`Retirer la note de « ${label} »`}>
                Retirer
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={here} className="mt-4 max-w-4xl space-y-4" noValidate>
        <NeedSelect {...form} name="note-besoin" label="Pour le besoin" />
        <TextareaField
          label="Note"
          hint={`Texte simple, ${longest} caractères au plus. Elle remplace celle de ce besoin.`}
          name="note"
          rows={3}
          defaultValue={textOf(draft, 'note')}
          error={errors.note}
        />
        <Button name="geste" value="noter">
          Afficher cette note
        </Button>
      </form>
    </section>
  );
}
