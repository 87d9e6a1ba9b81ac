import { SelectField, TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { rowField } from '#app/upkeep/entry/field-names.ts';
import { FormRows } from '#app/upkeep/entry/form-rows.tsx';
import { ORGANISERS } from './event-names.ts';

export type RowsProps = { draft: Draft; errors: Errors; action: string };

export function OrganiserRows({ draft, errors, action, list }: RowsProps & { list: string }) {
  return (
    <FormRows group={ORGANISERS} {...{ draft, action }} word="Organisme" addLabel="Ajouter un organisme">
      {(row, own) => {
        const field = (part: string, usual = '') => {
          const name = rowField(ORGANISERS, part, row);
          return { name, defaultValue: textOf(own, name) || usual, error: errors[name] };
        };
        return (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Nom"
              hint="Comme dans l’annuaire, ou son sigle"
              list={list}
              autoComplete="off"
              {...field('nom')}
            />
            <SelectField label="Rôle" hint="Dans cet évènement" {...field('role', 'organisateur')}>
              <option value="organisateur">Organise</option>
              <option value="partenaire">Partenaire</option>
            </SelectField>
          </div>
        );
      }}
    </FormRows>
  );
}
