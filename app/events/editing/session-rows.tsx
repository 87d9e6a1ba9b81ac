import { TextField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { rowField } from '#app/upkeep/entry/field-names.ts';
import { FormRows } from '#app/upkeep/entry/form-rows.tsx';
import { SESSIONS } from './event-names.ts';
import type { RowsProps } from './organiser-rows.tsx';

export function SessionRows({ draft, errors, action }: RowsProps) {
  return (
    <FormRows group={SESSIONS} {...{ draft, action }} word="Séance" addLabel="Ajouter une séance">
      {(row, own) => {
        const field = (part: string) => {
          const name = rowField(SESSIONS, part, row);
          return { name, defaultValue: textOf(own, name), error: errors[name] };
        };
        const id = field('id');
        return (
          <>
            <input type="hidden" name={id.name} value={id.defaultValue} />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField label="Titre" {...field('titre')} />
              <TextField label="Salle" aside="(facultatif)" {...field('salle')} />
            </div>
            <div className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
              <TextField label="Début" type="time" {...field('debut')} />
              <TextField label="Fin" type="time" {...field('fin')} />
              <TextField label="Jour" aside="(si autre)" type="date" {...field('jour')} />
              <TextField label="Places" aside="(facultatif)" inputMode="numeric" {...field('places')} />
            </div>
          </>
        );
      }}
    </FormRows>
  );
}
