import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';
import type { WordView } from './read-import.server.ts';

type WordChoicesProps = { action: string; words: WordView[] };

/** Words that no list holds as they stand: what they seem to mean, settled once for all files of the territory. */
export function WordChoices({ action, words }: WordChoicesProps) {
  if (words.length === 0) return null;
  return (
    <section aria-labelledby="vos-mots">
      <h2 id="vos-mots">Vos mots et ceux de l’annuaire</h2>
      <p className="mt-1 max-w-prose text-small text-soft">
        Dites une fois ce que ces mots veulent dire : c’est retenu pour les prochains tableaux du territoire. « Garder
        comme texte » les laisse dans la description.
      </p>
      <form method="post" action={action} className="mt-4 space-y-5">
        <input type="hidden" name="geste" value="mots" />
        {words.map(({ field, fieldLabel, words: said, count, codes, options }, at) => (
          <div key={`${field}-${said}`} className="max-w-2xl">
            <input type="hidden" name={`mot-champ-${at}`} value={field} />
            <input type="hidden" name={`mot-texte-${at}`} value={said} />
            <SelectField
              label={`« ${said.slice(0, 120)} »`}
              aside={`(${fieldLabel}, ${count} ${count > 1 ? 'lignes' : 'ligne'})`}
              name={`mot-${at}`}
              defaultValue={codes}
              className="break-words"
            >
              <option value="">À préciser</option>
              <option value="texte">Garder comme texte</option>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </SelectField>
          </div>
        ))}
        <Button>Retenir ces mots</Button>
      </form>
    </section>
  );
}
