import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';

type ColumnChoicesProps = {
  action: string;
  columns: { header: string; field: string; sample: string }[];
  fields: { value: string; label: string }[];
  isOpen: boolean;
};

export function ColumnChoices({ action, columns, fields, isOpen }: ColumnChoicesProps) {
  const aside = columns.filter(({ field }) => field === '').length;
  return (
    <section aria-labelledby="colonnes">
      <h2 id="colonnes">Vos colonnes</h2>
      <p className="mt-1 max-w-prose text-small text-soft">
        {columns.length - aside} sur {columns.length} sont reconnues{aside > 0 && ', les autres sont laissées de côté'}.
      </p>
      <details className="mt-2" open={isOpen}>
        <summary className="min-h-11 cursor-pointer py-2 font-semibold text-action">Voir et corriger</summary>
        <form method="post" action={action} className="mt-3 space-y-5">
          <input type="hidden" name="geste" value="colonnes" />
          <div className="grid gap-5 sm:grid-cols-2">
            {columns.map(({ header, field, sample }, at) => (
              <SelectField
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may bear the same name
                key={at}
                label={header}
                hint={sample ? `Première ligne : ${sample}` : undefined}
                name={`colonne-${at}`}
                defaultValue={field}
                className="min-w-0 break-words"
              >
                <option value="">Laisser de côté</option>
                {fields.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </SelectField>
            ))}
          </div>
          <Button>Relire avec ces colonnes</Button>
        </form>
      </details>
    </section>
  );
}
