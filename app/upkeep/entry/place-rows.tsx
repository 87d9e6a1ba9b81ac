import { TextField } from '#app/ui/field.tsx';
import { type Draft, type Errors, listOf, textOf } from '#app/ui/form-draft.ts';
import { HoursField } from '../hours/hours-field.tsx';
import { AddressFields, type Tiles } from './address-fields.tsx';
import { anchorOf, PLACES, rowField } from './field-names.ts';
import type { AskedAddress } from './form-acts.server.ts';
import { FormRows } from './form-rows.tsx';

export type PlaceRowsProps = {
  draft: Draft;
  errors: Errors;
  action: string;
  tiles: Tiles;
  access: { value: string; label: string }[];
  /** French readings of the opening hours, by field. */
  readings: Record<string, string>;
  asked?: AskedAddress;
};

export function PlaceRows({ draft, errors, action, tiles, access, readings, asked }: PlaceRowsProps) {
  return (
    <FormRows group={PLACES} {...{ draft, action }} word="Lieu" addLabel="Ajouter un lieu">
      {(row, own) => {
        const name = (part: string) => rowField(PLACES, part, row);
        const field = (part: string) => ({
          name: name(part),
          defaultValue: textOf(own, name(part)),
          error: errors[name(part)],
        });
        const target = `lieu:${row}`;
        return (
          <div className="space-y-4">
            <input type="hidden" name={name('id')} value={textOf(own, name('id'))} />
            <TextField label="Nom du lieu" placeholder="Accueil" {...field('libelle')} />
            <AddressFields
              {...{ target, nameOf: name, draft: own, errors, action, tiles }}
              anchor={anchorOf(PLACES)}
              asked={asked}
              isCommuneRequired
            />
            <HoursField
              nameOf={name}
              defaultValue={textOf(own, name('horaires'))}
              typedDays={textOf(own, name('semaine'))}
              errors={errors}
              reading={readings[name('horaires')] ?? null}
            />
            <details
              open={textOf(own, name('debut')) || textOf(own, name('fin')) || errors[name('fin')] ? true : undefined}
            >
              <summary className="min-h-11 py-2 font-semibold">Dates et accessibilité</summary>
              <div className="mt-2 space-y-4">
                <div className="grid gap-4 sm:grid-cols-2">
                  <TextField label="À partir du" aside="(facultatif)" type="date" {...field('debut')} />
                  <TextField label="Jusqu’au" aside="(facultatif)" type="date" {...field('fin')} />
                </div>
                <fieldset>
                  <legend className="font-semibold">Accessibilité</legend>
                  {access.map(({ value, label }) => (
                    <label key={value} className="tick">
                      <input
                        type="checkbox"
                        name={name('acces')}
                        value={value}
                        defaultChecked={listOf(own, name('acces')).includes(value)}
                      />
                      <span className="first-letter:uppercase">{label}</span>
                    </label>
                  ))}
                </fieldset>
              </div>
            </details>
          </div>
        );
      }}
    </FormRows>
  );
}
