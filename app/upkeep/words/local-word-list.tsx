import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { NeedSelect, type WordsFormProps } from './need-select.tsx';
import { RemoveForm } from './remove-form.tsx';

type LocalWordListProps = WordsFormProps & {
  words: { id: string; phrase: string; label: string }[];
  /** A word stands above, waiting to be saved: that is then the one thing to do. */
  isTried: boolean;
};

export function LocalWordList({ words, isTried, ...form }: LocalWordListProps) {
  const { here, draft, errors } = form;
  return (
    <section aria-labelledby="mots">
      <h2 id="mots">Mots d’ici</h2>
      {words.length === 0 && (
        <p className="mt-2 text-soft">Aucun pour le moment : le nom d’un dispositif local, d’un lieu, d’un surnom.</p>
      )}
      <ul className="mt-2 divide-y divide-line">
        {words.map(({ id, phrase, label }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="min-w-0 break-words">
              « {phrase} » mène à <strong>{label}</strong>
            </span>
            <RemoveForm here={here} act="retirer-mot" id={id} name={phrase} />
          </li>
        ))}
      </ul>
      <form method="post" action={here} className="mt-4 grid max-w-4xl gap-4 sm:grid-cols-2" noValidate>
        <TextField
          label="Un mot ou une expression"
          name="mot"
          defaultValue={textOf(draft, 'mot')}
          error={errors.mot}
          autoComplete="off"
        />
        <NeedSelect {...form} name="besoin" label="Mène au besoin" />
        <p>
          <Button name="geste" value="essayer" variant={isTried ? 'secondary' : 'primary'}>
            Voir ce que cela change
          </Button>
        </p>
      </form>
    </section>
  );
}
