import Plus from 'lucide-react/icons/plus';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#app/ui/button.tsx';
import { FieldError, TextField } from '#app/ui/field.tsx';
import { HoursRowFields } from './hours-row.tsx';
import { type HoursRow, readHours, writeHours } from './weekly-hours.ts';

export type HoursFieldProps = {
  name: string;
  defaultValue: string;
  error?: string[];
  /** The French reading of what stands in the field, by the server. */
  reading: string | null;
};

type Editing = { rows: (HoursRow & { key: number })[]; isClosedOnHolidays: boolean };

const EMPTY_ROW: HoursRow = { days: [], weeks: [], spans: [{ from: 9 * 60, to: 12 * 60 }], season: null };
const MOST_ROWS = 10;

/** Rows of days and times that write OpenStreetMap's syntax; what they cannot say, and browsers without script, keep the text. */
export function HoursField({ name, defaultValue, error, reading }: HoursFieldProps) {
  const [text, setText] = useState(defaultValue);
  const [editing, setEditing] = useState<Editing | null>(null);
  const hidden = useRef<HTMLInputElement>(null);
  const nextKey = useRef(0);

  function open(from: string): void {
    const read = from.trim() === '' ? { rows: [EMPTY_ROW], isClosedOnHolidays: false } : readHours(from);
    if (read) setEditing({ ...read, rows: read.rows.map((row) => ({ ...row, key: nextKey.current++ })) });
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was there when the page arrived decides once
  useEffect(() => {
    if (!error?.length) open(defaultValue);
  }, []);

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
    return (
      <div>
        <TextField
          label="Horaires"
          hint="Comme Mo-Fr 09:00-12:00; PH off (Mo Tu We Th Fr Sa Su ; Tu[1,3] : 1er et 3e mardi)"
          autoComplete="off"
          name={name}
          value={text}
          error={error}
          onChange={(event) => setText(event.target.value)}
        />
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
        <Button type="button" variant="quiet" className="text-small!" onClick={() => setEditing(null)}>
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
