import Plus from 'lucide-react/icons/plus';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { FieldError, TextField } from '#app/ui/field.tsx';
import type { Errors } from '#app/ui/form-draft.ts';
import { HoursRowFields } from './hours-row.tsx';
import { WeekFields } from './week-fields.tsx';
import { typedWeek, unpackWeek } from './week-form.ts';
import { type HoursRow, readHours, writeHours } from './weekly-hours.ts';

export type HoursFieldProps = {
  /** Name in the form of a part of this place. */
  nameOf: (part: string) => string;
  defaultValue: string;
  /** Days typed without script that could not be read, as `packWeek` keeps them. */
  typedDays: string;
  errors: Errors;
  /** The French reading of what stands in the field, by the server. */
  reading: string | null;
};

type Editing = { rows: (HoursRow & { key: number })[]; isClosedOnHolidays: boolean };

const EMPTY_ROW: HoursRow = { days: [], weeks: [], spans: [{ from: 9 * 60, to: 12 * 60 }], season: null };
const MOST_ROWS = 10;

/** Rows of days and times that write OpenStreetMap's syntax; without script, seven days. What neither can say stays a text. */
export function HoursField({ nameOf, defaultValue, typedDays, errors, reading }: HoursFieldProps) {
  const name = nameOf('horaires');
  const error = errors[name];
  const week = unpackWeek(typedDays) ?? typedWeek(defaultValue);
  const [text, setText] = useState(defaultValue);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [isFolded, setFolded] = useState(week !== null && !error?.length);
  const frame = useRef<HTMLDivElement>(null);
  const hidden = useRef<HTMLInputElement>(null);
  const nextKey = useRef(0);

  function open(from: string): void {
    const read = from.trim() === '' ? { rows: [EMPTY_ROW], isClosedOnHolidays: false } : readHours(from);
    if (read) setEditing({ ...read, rows: read.rows.map((row) => ({ ...row, key: nextKey.current++ })) });
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was there when the scripts came decides once
  useEffect(() => {
    const field = frame.current?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    const typed = field?.value ?? defaultValue;
    setText(typed);
    if (!error?.length && document.activeElement !== field) open(typed);
  }, []);

  function toText(): void {
    setFolded(false);
    setEditing(null);
  }
  function change(next: Editing): void {
    setEditing(next);
    setText(writeHours(next));
  }
  // The form hears of what was written for it.
  useEffect(() => {
    if (text !== defaultValue) hidden.current?.form?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [text, defaultValue]);

  const said = reading && (
    <p className="mt-2 text-small text-soft">
      <span className="font-semibold">Se lit ainsi{'\u202f'}:</span> {reading}.
    </p>
  );
  if (!editing) {
    const field = (
      <TextField
        label={isFolded ? 'Horaires en texte' : 'Horaires'}
        hint="Comme Mo-Fr 09:00-12:00; PH off (Mo Tu We Th Fr Sa Su ; Tu[1,3] : 1er et 3e mardi)"
        autoComplete="off"
        name={name}
        defaultValue={text}
        error={error}
        onChange={(event) => setText(event.target.value)}
      />
    );
    return (
      <div ref={frame}>
        <noscript>
          {week ? (
            <fieldset>
              <legend className="font-semibold">Horaires</legend>
              <WeekFields {...{ week, nameOf, errors }} drawnFrom={defaultValue} />
            </fieldset>
          ) : error?.length ? null : (
            <p className="mb-2 text-small text-soft">
              Ces horaires disent plus que les sept jours d’une semaine (une saison, une semaine sur deux, des mots)
              {'\u202f'}: ils s’écrivent en texte.
            </p>
          )}
        </noscript>
        {isFolded ? (
          <details>
            <summary className="min-h-11 py-2 text-small font-semibold">
              Une saison, une semaine sur deux{'\u202f'}: écrire les horaires en texte
            </summary>
            {field}
          </details>
        ) : (
          field
        )}
        {said}
        {(text === '' || readHours(text)) && (
          <ScriptOnly>
            <Button type="button" variant="quiet" className="mt-1 text-small!" onClick={() => open(text)}>
              Choisir des jours et des heures
            </Button>
          </ScriptOnly>
        )}
      </div>
    );
  }
  const { rows, isClosedOnHolidays } = editing;
  return (
    <fieldset>
      <legend className="font-semibold">Horaires</legend>
      <input ref={hidden} type="hidden" name={name} value={text} />
      <FieldError id={`${name}-error`} error={error} />
      <div className="mt-2 divide-y divide-line border-y border-line">
        {rows.map((row, at) => (
          <HoursRowFields
            key={row.key}
            row={row}
            number={at + 1}
            onChange={(changed) =>
              change({ ...editing, rows: rows.map((other) => (other === row ? { ...changed, key: row.key } : other)) })
            }
            onRemove={
              rows.length > 1 ? () => change({ ...editing, rows: rows.filter((other) => other !== row) }) : null
            }
          />
        ))}
      </div>
      <label className="tick mt-2">
        <input
          type="checkbox"
          checked={isClosedOnHolidays}
          onChange={(event) => change({ ...editing, isClosedOnHolidays: event.target.checked })}
        />
        Fermé les jours fériés
      </label>
      {said}
      <div className="mt-1 flex flex-wrap gap-x-5">
        {rows.length < MOST_ROWS && (
          <Button
            type="button"
            variant="quiet"
            icon={Plus}
            className="text-small!"
            onClick={() => change({ ...editing, rows: [...rows, { ...EMPTY_ROW, key: nextKey.current++ }] })}
          >
            D’autres jours
          </Button>
        )}
        <Button type="button" variant="quiet" className="text-small!" onClick={toText}>
          Écrire les horaires en texte
        </Button>
      </div>
    </fieldset>
  );
}

function ScriptOnly({ children }: { children: React.ReactNode }) {
  const [isThere, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  return isThere ? children : null;
}
