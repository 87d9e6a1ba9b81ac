import { useId } from 'react';
import { Button } from '#app/ui/button.tsx';
import {
  clockText,
  type Day,
  type HoursRow,
  type MonthDay,
  readClock,
  type Season,
  type Span,
} from './weekly-hours.ts';

export type HoursRowProps = {
  row: HoursRow;
  number: number;
  onChange: (row: HoursRow) => void;
  /** null for the only row. */
  onRemove: (() => void) | null;
};

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
  ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
];
const RHYTHMS: [weeks: string, label: string][] = [
  ['', 'Chaque semaine'],
  ['1', 'Le 1er du mois'],
  ['2', 'Le 2e du mois'],
  ['3', 'Le 3e du mois'],
  ['4', 'Le 4e du mois'],
  ['-1', 'Le dernier du mois'],
  ['1,3', 'Les 1er et 3e du mois'],
  ['2,4', 'Les 2e et 4e du mois'],
];
const WINTER: Season = { from: { month: 10, day: 1 }, to: { month: 3, day: 31 } };
const LOOK = 'min-h-11 rounded-control border border-control bg-raised px-2 py-1.5 text-body text-ink';

/** Which days, how often, from when to when; and the part of the year, where it is not all of it. */
export function HoursRowFields({ row, number, onChange, onRemove }: HoursRowProps) {
  const id = useId();
  const { days, weeks, spans, season } = row;
  const rhythm = weeks.join(',');
  const rhythms = RHYTHMS.some(([value]) => value === rhythm)
    ? RHYTHMS
    : [...RHYTHMS, [rhythm, `Semaines ${rhythm.replace('-1', 'dernière')} du mois`] as const];

  function changeSpan(at: number, changed: Partial<Span>): void {
    onChange({ ...row, spans: spans.map((span, other) => (other === at ? { ...span, ...changed } : span)) });
  }

  return (
    <fieldset aria-label={`Jours et heures, ligne ${number}`} className="space-y-3 py-4">
      <div className="flex flex-wrap gap-1.5">
        {DAYS.map((name, at) => (
          <label
            key={name}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-line bg-raised px-2.5 text-small hover:border-control has-checked:border-action has-checked:bg-action-tint"
          >
            <input
              type="checkbox"
              className="size-4.5"
              checked={days.includes(at as Day)}
              onChange={({ target }) =>
                onChange({ ...row, days: target.checked ? [...days, at as Day] : days.filter((day) => day !== at) })
              }
            />
            {name}
          </label>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <select
          aria-label="À quel rythme"
          className={LOOK}
          value={rhythm}
          onChange={({ target }) =>
            onChange({ ...row, weeks: target.value === '' ? [] : target.value.split(',').map(Number) })
          }
        >
          {rhythms.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {spans.map((span, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place in the row
          <span key={at} className="inline-flex flex-wrap items-center gap-2">
            <Clock label={`De, ${at + 1}`} minutes={span.from} onChange={(from) => changeSpan(at, { from })} />
            <span aria-hidden="true">à</span>
            <Clock label={`À, ${at + 1}`} minutes={span.to} onChange={(to) => changeSpan(at, { to })} />
            {spans.length > 1 && (
              <Button
                type="button"
                variant="quiet"
                className="text-small!"
                aria-label={`Retirer les heures ${at + 1}`}
                onClick={() => onChange({ ...row, spans: spans.filter((_, other) => other !== at) })}
              >
                Retirer
              </Button>
            )}
          </span>
        ))}
      </div>
      {spans.some(({ from, to }) => from >= to) && (
        <p className="text-small font-semibold text-signal">
          La fin vient avant le début{'\u202f'}: ces heures ne comptent pas.
        </p>
      )}
      {season && <SeasonFields season={season} id={id} onChange={(changed) => onChange({ ...row, season: changed })} />}
      <div className="flex flex-wrap gap-x-5">
        {spans.length < 4 && (
          <Button
            type="button"
            variant="quiet"
            className="text-small!"
            onClick={() => onChange({ ...row, spans: [...spans, { from: 14 * 60, to: 17 * 60 }] })}
          >
            Ajouter des heures
          </Button>
        )}
        <Button
          type="button"
          variant="quiet"
          className="text-small!"
          onClick={() => onChange({ ...row, season: season ? null : WINTER })}
        >
          {season ? 'Toute l’année' : 'Une partie de l’année'}
        </Button>
        {onRemove && (
          <Button type="button" variant="quiet" className="text-small!" onClick={onRemove}>
            Retirer cette ligne
          </Button>
        )}
      </div>
    </fieldset>
  );
}

function Clock({ label, minutes, onChange }: { label: string; minutes: number; onChange: (minutes: number) => void }) {
  return (
    <input
      type="time"
      aria-label={label}
      className={LOOK}
      // A clock of the browser knows no 24:00.
      value={clockText(minutes === 1440 ? 1439 : minutes)}
      onChange={({ target }) => {
        const read = readClock(target.value);
        if (read !== null) onChange(read);
      }}
    />
  );
}

function SeasonFields({ season, id, onChange }: { season: Season; id: string; onChange: (season: Season) => void }) {
  const end = (which: 'from' | 'to', word: string) => {
    const { month, day } = season[which];
    const set = (changed: Partial<MonthDay>) => onChange({ ...season, [which]: { month, day, ...changed } });
    return (
      <span className="inline-flex items-center gap-2">
        <label htmlFor={`${id}-${which}`}>{word}</label>
        <select
          id={`${id}-${which}`}
          className={LOOK}
          value={day}
          onChange={({ target }) => set({ day: Number(target.value) })}
        >
          {Array.from({ length: LONGEST_MONTHS[month - 1] ?? 31 }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the day of the month
            <option key={at}>{at + 1}</option>
          ))}
        </select>
        <select
          aria-label={`${word}, mois`}
          className={LOOK}
          value={month}
          onChange={({ target }) => {
            const next = Number(target.value);
            set({ month: next, day: Math.min(day, LONGEST_MONTHS[next - 1] ?? 31) });
          }}
        >
          {MONTHS.map((name, at) => (
            <option key={name} value={at + 1}>
              {name}
            </option>
          ))}
        </select>
      </span>
    );
  };
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {end('from', 'Du')}
      {end('to', 'au')}
    </p>
  );
}

/** 29 February comes one year in four: the season then ends on the 28th. */
const LONGEST_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
