import { FieldError } from '#app/ui/field.tsx';
import type { Errors } from '#app/ui/form-draft.ts';
import { clockPart, DAY_NAMES, type TypedWeek, WEEK_PARTS } from './week-form.ts';

export type WeekFieldsProps = {
  week: TypedWeek;
  nameOf: (part: string) => string;
  errors: Errors;
  /** The text that these days were drawn from. */
  drawnFrom: string;
};

const CLOCKS = ['de', 'à', 'puis de', 'à, seconde fois'];
const LOOK =
  'min-h-11 w-28 rounded-control border border-control bg-raised px-2 py-1.5 text-body text-ink aria-invalid:border-2 aria-invalid:border-signal';

/** Seven days, each with two spans: the hours of whoever has no script. */
export function WeekFields({ week, nameOf, errors, drawnFrom }: WeekFieldsProps) {
  return (
    <div>
      <p className="text-small text-soft">Cochez les jours d’ouverture. Un jour qui n’est pas coché est fermé.</p>
      <input type="hidden" name={nameOf(WEEK_PARTS.drawnFrom)} value={drawnFrom} />
      <div className="mt-2 divide-y divide-line border-y border-line">
        {week.days.map(({ isOpen, clocks }, day) => {
          const name = DAY_NAMES[day] ?? '';
          const own = nameOf(`${WEEK_PARTS.open}-${day}`);
          const wrong = errors[own] ?? [];
          return (
            // biome-ignore lint/a11y/useSemanticElements: seven more frames would hide the hours
            <div key={name} role="group" aria-label={name} className="flex flex-wrap items-center gap-x-5 gap-y-2 py-2">
              <label className="tick w-32">
                <input
                  type="checkbox"
                  name={nameOf(WEEK_PARTS.open)}
                  value={day}
                  defaultChecked={isOpen}
                  aria-invalid={wrong.length > 0 || undefined}
                  aria-describedby={wrong.length > 0 ? `${own}-error` : undefined}
                />
                {name}
              </label>
              {[0, 2].map((first) => (
                <span key={first} className="inline-flex items-center gap-2">
                  <Clock {...{ nameOf, errors, day, clocks }} at={first} />
                  <span aria-hidden="true">à</span>
                  <Clock {...{ nameOf, errors, day, clocks }} at={first + 1} />
                </span>
              ))}
              <DayErrors {...{ nameOf, errors, day }} />
            </div>
          );
        })}
      </div>
      <label className="tick mt-2">
        <input
          type="checkbox"
          name={nameOf(WEEK_PARTS.holidays)}
          value="oui"
          defaultChecked={week.isClosedOnHolidays}
        />
        Fermé les jours fériés
      </label>
    </div>
  );
}

type ClockProps = Pick<WeekFieldsProps, 'nameOf' | 'errors'> & { day: number; clocks: string[]; at: number };

function Clock({ nameOf, errors, day, clocks, at }: ClockProps) {
  const name = nameOf(clockPart(day, at));
  const isWrong = (errors[name] ?? []).length > 0;
  return (
    <input
      type="time"
      name={name}
      defaultValue={clocks[at] ?? ''}
      aria-label={`${DAY_NAMES[day]}, ${CLOCKS[at]}`}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? `${name}-error` : undefined}
      className={LOOK}
    />
  );
}

function DayErrors({ nameOf, errors, day }: Pick<ClockProps, 'nameOf' | 'errors' | 'day'>) {
  const names = [`${WEEK_PARTS.open}-${day}`, ...CLOCKS.map((_, at) => clockPart(day, at))].map(nameOf);
  return names
    .filter((name) => (errors[name] ?? []).length > 0)
    .map((name) => (
      <div key={name} className="w-full">
        <FieldError id={`${name}-error`} error={errors[name]} />
      </div>
    ));
}
