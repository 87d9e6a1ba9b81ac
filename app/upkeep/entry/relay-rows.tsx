import { TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { RELAYS, rowField } from './field-names.ts';
import { FormRows } from './form-rows.tsx';

export function RelayRows({ draft, errors, action }: { draft: Draft; errors: Errors; action: string }) {
  return (
    <FormRows group={RELAYS} {...{ draft, action }} word="Porte d’entrée" addLabel="Ajouter une porte d’entrée">
      {(row, own) => {
        const field = (part: string) => {
          const name = rowField(RELAYS, part, row);
          return { name, defaultValue: textOf(own, name), error: errors[name] };
        };
        return (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Organisme"
              hint="Son nom, comme dans l’annuaire"
              autoComplete="off"
              {...field('organisme')}
            />
            <TextField
              label="Comment y faire la demande"
              hint="Comme « sur rendez-vous avec l’assistante sociale »"
              {...field('comment')}
            />
          </div>
        );
      }}
    </FormRows>
  );
}
