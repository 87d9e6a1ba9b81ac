import { TextField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { rowField } from '#app/upkeep/entry/field-names.ts';
import { FormRows } from '#app/upkeep/entry/form-rows.tsx';
import { EVENT_DOCUMENTS } from './event-names.ts';
import type { RowsProps } from './organiser-rows.tsx';

export function EventDocumentRows({ draft, errors, action }: RowsProps) {
  return (
    <FormRows group={EVENT_DOCUMENTS} {...{ draft, action }} word="Document" addLabel="Ajouter un document ou un lien">
      {(row, own) => {
        const field = (part: string) => {
          const name = rowField(EVENT_DOCUMENTS, part, row);
          return { name, defaultValue: textOf(own, name), error: errors[name] };
        };
        return (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField label="Ce que c’est" {...field('titre')} />
            <TextField
              label="Adresse"
              hint="Comme https://www.exemple.fr/plan.pdf"
              inputMode="url"
              {...field('adresse')}
            />
          </div>
        );
      }}
    </FormRows>
  );
}
