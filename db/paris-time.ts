// The clock of Paris and the instants behind it. Days are `2026-11-17`, clocks `09:30`.

export type WallClock = { day: string; clock: string };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Summer first: an hour that comes twice is the first of the two. */
const OFFSETS_MS = [2 * HOUR_MS, HOUR_MS];

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

export function wallClock(instant: Date): WallClock {
  const [day = '', clock = ''] = wall.format(instant).split(' ');
  return { day, clock };
}

/** An hour that spring skips is the same moment counted in winter time: 2:30 is 3:30. */
export function parisInstant({ day, clock }: WallClock): Date {
  const asUtc = Date.parse(`${day}T${clock}:00Z`);
  const candidates = OFFSETS_MS.map((offset) => new Date(asUtc - offset));
  const right = candidates.find((instant) => {
    const read = wallClock(instant);
    return read.day === day && read.clock === clock;
  });
  return right ?? new Date(asUtc - HOUR_MS);
}

/** The same clock so many days later, whatever summer time does in between. */
export function movedByDays(instant: Date, days: number): Date {
  const { day, clock } = wallClock(instant);
  return parisInstant({ day: addDays(day, days), clock });
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / DAY_MS);
}

/** 0 is Monday. */
export function weekday(day: string): number {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
}

export function mondayOf(day: string): string {
  return addDays(day, -weekday(day));
}

/** A day of the calendar that exists: no 31st of June. */
export function isDay(text: string): boolean {
  if (!/^2\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
