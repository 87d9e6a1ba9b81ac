// Seven days of an ordinary form, for browsers without script, and the syntax that they become. Pure; browser and server.

import { type Draft, textOf } from '#app/ui/form-draft.ts';
import { PLACES, rowField } from '../entry/field-names.ts';
import { clockText, type Day, type HoursRow, readClock, readHours, type Span, writeHours } from './weekly-hours.ts';

/** What stands in the four clocks of a day, as it was typed: from, to, and from, to again. */
export type TypedDay = { isOpen: boolean; clocks: string[] };
export type TypedWeek = { days: TypedDay[]; isClosedOnHolidays: boolean };
/** Part of the form → what is wrong there. */
export type WeekErrors = Record<string, string>;

export const DAY_NAMES = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
export const WEEK_PARTS = { open: 'ouvert', holidays: 'feries', drawnFrom: 'horaires-lus' };
const DAYS: Day[] = [0, 1, 2, 3, 4, 5, 6];
const CLOCKS = [0, 1, 2, 3];
const MIDNIGHT = 24 * 60;
const LONGEST_CLOCK = 12;

export function clockPart(day: number, clock: number): string {
  return `heure-${day}-${clock}`;
}

/** null when the text says more than seven days with two spans each. */
export function typedWeek(text: string): TypedWeek | null {
  const read = text.trim() === '' ? { rows: [], isClosedOnHolidays: false } : readHours(text);
  if (!read || read.rows.some(({ weeks, season }) => weeks.length > 0 || season !== null)) return null;
  const days = DAYS.map((day) => read.rows.filter((row) => row.days.includes(day)).flatMap(({ spans }) => spans));
  if (days.some((spans) => spans.length > 2)) return null;
  return {
    days: days.map((spans) => typedDay(spans.toSorted((a, b) => a.from - b.from))),
    isClosedOnHolidays: read.isClosedOnHolidays,
  };
}

function typedDay(spans: Span[]): TypedDay {
  const clocks = spans.flatMap(({ from, to }) => [clockText(from), clockText(to % MIDNIGHT)]);
  return { isOpen: spans.length > 0, clocks: CLOCKS.map((clock) => clocks[clock] ?? '') };
}

/** `before`: what the days were drawn with; a day that is unticked and otherwise untouched is closed. */
export function writeWeek(
  { days, isClosedOnHolidays }: TypedWeek,
  before: TypedWeek | null,
): { text: string } | { errors: WeekErrors } {
  const errors: WeekErrors = {};
  const spans = days.map((day, at) => readDay(day, at, before?.days[at] ?? null, errors));
  if (Object.keys(errors).length > 0) return { errors };
  // Days with the same hours are one row, the first of them says where.
  const rows = new Map<string, HoursRow>();
  for (const [at, own] of spans.entries()) {
    const key = JSON.stringify(own);
    const row = rows.get(key) ?? { days: [], weeks: [], spans: own, season: null };
    rows.set(key, { ...row, days: [...row.days, at as Day] });
  }
  return { text: writeHours({ rows: [...rows.values()], isClosedOnHolidays }) };
}

function readDay({ isOpen, clocks }: TypedDay, day: number, before: TypedDay | null, errors: WeekErrors): Span[] {
  const isEmpty = clocks.every((clock) => clock === '');
  if (!isOpen) {
    const isUntouched = before?.isOpen && isSame(clocks, before.clocks);
    if (!isEmpty && !isUntouched)
      errors[`${WEEK_PARTS.open}-${day}`] = 'Cochez ce jour pour garder ces heures, ou effacez-les.';
    return [];
  }
  if (isEmpty) {
    errors[clockPart(day, 0)] = 'Écrivez de quelle heure à quelle heure, ou décochez ce jour.';
    return [];
  }
  const [first, second] = [readSpan(clocks, day, 0, errors), readSpan(clocks, day, 2, errors)];
  if (first && second && second.from < first.to)
    errors[clockPart(day, 2)] = 'Ces heures commencent avant la fin des premières.';
  return [first, second].filter((span) => span !== null);
}

function readSpan(clocks: string[], day: number, at: number, errors: WeekErrors): Span | null {
  const [from = '', to = ''] = clocks.slice(at);
  if (from === '' && to === '') return null;
  const [start, end] = [readTyped(from), readTyped(to)];
  if (from === '') errors[clockPart(day, at)] = 'Écrivez à quelle heure cela commence.';
  else if (start === null) errors[clockPart(day, at)] = 'Écrivez une heure comme 09:00.';
  if (to === '') errors[clockPart(day, at + 1)] = 'Écrivez à quelle heure cela finit.';
  else if (end === null) errors[clockPart(day, at + 1)] = 'Écrivez une heure comme 17:30.';
  if (start === null || end === null) return null;
  // A clock of the browser knows no 24:00.
  const last = end === 0 ? MIDNIGHT : end;
  if (start < last) return { from: start, to: last };
  errors[clockPart(day, at + 1)] = 'La fin vient avant le début.';
  return null;
}

/** « 9:30 », « 9h30 », « 9 h ». */
function readTyped(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}) ?(?:[:hH] ?(\d{2})?)?$/.exec(text) ?? [];
  return hours === undefined ? null : readClock(`${hours}:${minutes ?? '00'}`);
}

function isSame(one: string[], other: string[]): boolean {
  return one.every((text, at) => text === other[at]);
}

/**
 * The draft with the hours that the days of this place say. Days that cannot be read stay as they were typed, in `semaine`, and the text
 * as it was. A text that somebody changed by hand goes before the days.
 */
export function withWeek(form: FormData, draft: Draft, row: number): Draft {
  const name = (part: string) => rowField(PLACES, part, row);
  const [hours, packed] = [name('horaires'), name('semaine')];
  const drawnFrom = form.get(name(WEEK_PARTS.drawnFrom));
  if (typeof drawnFrom !== 'string' || drawnFrom.trim() !== textOf(draft, hours)) return { ...draft, [packed]: '' };
  const open = new Set(form.getAll(name(WEEK_PARTS.open)));
  const week: TypedWeek = {
    days: DAYS.map((day) => ({
      isOpen: open.has(String(day)),
      clocks: CLOCKS.map((clock) => cellOf(form.get(name(clockPart(day, clock))))),
    })),
    isClosedOnHolidays: form.get(name(WEEK_PARTS.holidays)) === 'oui',
  };
  const before = typedWeek(textOf(draft, hours));
  if (before && packWeek(before) === packWeek(week)) return { ...draft, [packed]: '' };
  const written = writeWeek(week, before);
  return 'errors' in written
    ? { ...draft, [packed]: packWeek(week) }
    : { ...draft, [hours]: written.text, [packed]: '' };
}

function cellOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string'
    ? value
        .replaceAll(/[|;]|\p{Cc}/gu, '')
        .slice(0, LONGEST_CLOCK)
        .trim()
    : '';
}

/** One line of text: the draft of a service has hundreds of fields already. */
export function packWeek({ days, isClosedOnHolidays }: TypedWeek): string {
  return [
    ...days.map(({ isOpen, clocks }) => [isOpen ? 'o' : 'f', ...clocks].join('|')),
    isClosedOnHolidays ? 'PH' : '',
  ].join(';');
}

export function unpackWeek(text: string): TypedWeek | null {
  const parts = text.split(';');
  if (parts.length !== DAYS.length + 1) return null;
  const days = parts.slice(0, DAYS.length).map((part) => part.split('|'));
  if (days.some((cells) => cells.length !== CLOCKS.length + 1)) return null;
  return {
    days: days.map(([state, ...clocks]) => ({ isOpen: state === 'o', clocks })),
    isClosedOnHolidays: parts.at(-1) === 'PH',
  };
}
