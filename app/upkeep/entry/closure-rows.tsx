import { TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { CLOSURES, rowField } from './field-names.ts';
import { FormRows } from './form-rows.tsx';

export function ClosureRows({ draft, errors, action }: { draft: Draft; errors: Errors; action: string }) {
  return (
    <FormRows group={CLOSURES} {...{ draft, action }} word="Fermeture" addLabel="Ajouter une fermeture">
      {(row, own) => {
        const field = (part: string) => {
          const name = rowField(CLOSURES, part, row);
          return { name, defaultValue: textOf(own, name), error: errors[name] };
        };
        return (
          <div className="grid gap-4 sm:grid-cols-[auto_auto_1fr]">
            <TextField label="Du" type="date" {...field('debut')} />
            <TextField label="Au" type="date" {...field('fin')} />
            <TextField label="Pourquoi" placeholder="congés" {...field('motif')} />
          </div>
        );
      }}
    </FormRows>
  );
}
