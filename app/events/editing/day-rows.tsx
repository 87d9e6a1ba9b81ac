import { TextField } from '#app/ui/field.tsx';
import { textOf } from '#app/ui/form-draft.ts';
import { AddressFields, type Tiles } from '#app/upkeep/entry/address-fields.tsx';
import { anchorOf, rowField } from '#app/upkeep/entry/field-names.ts';
import type { AskedAddress } from '#app/upkeep/entry/form-acts.server.ts';
import { FormRows } from '#app/upkeep/entry/form-rows.tsx';
import { DAYS } from './event-names.ts';
import type { RowsProps } from './organiser-rows.tsx';

/** A travelling exhibition, a week of visits: one block a day or a place. */
export function DayRows({ draft, errors, action, tiles, asked }: RowsProps & { tiles: Tiles; asked?: AskedAddress }) {
  return (
    <FormRows group={DAYS} {...{ draft, action }} word="Jour" addLabel="Ajouter un jour ou un lieu">
      {(row, own) => {
        const field = (part: string) => {
          const name = rowField(DAYS, part, row);
          return { name, defaultValue: textOf(own, name), error: errors[name] };
        };
        const id = field('id');
        return (
          <div className="space-y-4">
            <input type="hidden" name={id.name} value={id.defaultValue} />
            <div className="grid gap-4 sm:grid-cols-3">
              <TextField label="Jour" type="date" {...field('jour')} />
              <TextField label="Début" type="time" {...field('debut')} />
              <TextField label="Fin" type="time" {...field('fin')} />
            </div>
            <TextField label="Nom du lieu" aside="(facultatif)" {...field('nom')} />
            <AddressFields
              target={`${DAYS.name}:${row}`}
              nameOf={(part) => rowField(DAYS, part, row)}
              anchor={anchorOf(DAYS)}
              draft={own}
              {...{ errors, action, tiles, asked }}
            />
          </div>
        );
      }}
    </FormRows>
  );
}
