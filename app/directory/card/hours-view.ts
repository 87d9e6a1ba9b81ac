// Opening hours shaped for a screen, and the sentence that only a browser may say, since it is true for a minute.

/** `from` and `to` are `2026-11-23T09:00`, the wall clock of Paris. */
export type WallSpan = { from: string; to: string };
/** `day`: « lundi », or « mardi 24 novembre » among dates. `spans`: « 9 h – 12 h »; none when closed. */
export type DayHours = { day: string; spans: string[] };

export type HoursView = ({ kind: 'week'; days: DayHours[] } | { kind: 'dates'; dates: DayHours[] }) & {
  isClosedOnHolidays: boolean;
  /** Free words of the hours: « sur rendez-vous ». */
  comments: string[];
  /** Of the coming days, holidays and closures taken away. */
  upcoming: WallSpan[];
};

export const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** « 9 h », « 13 h 30 » for `09:00`, `13:30`. */
export function hourWords(clock: string): string {
  const [hour = '0', minute = '00'] = clock.split(':');
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** Neighbouring days that are alike, said once; no spans when closed. */
export function weekRows(days: DayHours[]): DayHours[] {
  const runs: { first: string; last: string; length: number; spans: string[] }[] = [];
  for (const { day, spans } of days) {
    const run = runs.at(-1);
    if (run && run.spans.join() === spans.join()) Object.assign(run, { last: day, length: run.length + 1 });
    else runs.push({ first: day, last: day, length: 1, spans });
  }
  return runs.map((run) => ({ day: daysWords(run), spans: run.spans }));
}

/** « lundi au jeudi, samedi : 9 h – 12 h ; vendredi : 9 h – 11 h »: the whole week in one line, closed days not said. */
export function weekSummary(days: DayHours[]): string {
  const open = weekRows(days).filter(({ spans }) => spans.length > 0);
  const byHours = Map.groupBy(open, ({ spans }) => spans.join(', '));
  return [...byHours]
    .map(([hours, rows]) => `${rows.map(({ day }) => day).join(', ')}\u202f: ${hours}`)
    .join('\u202f; ');
}

function daysWords({ first, last, length }: { first: string; last: string; length: number }): string {
  if (length === 1) return first;
  return length === 2 ? `${first} et ${last}` : `${first} au ${last}`;
}

export type OpenSentence = { isOpen: boolean; text: string };

/** « Ouvert maintenant, ferme à 17 h »; null when nothing opens in the coming days. `now`: see `parisWallText`. */
export function openSentence(upcoming: WallSpan[], now: string): OpenSentence | null {
  const current = upcoming.find((span) => span.from <= now && now < span.to);
  if (current) return { isOpen: true, text: `Ouvert maintenant, ferme ${atHour(current.to, now)}` };
  const next = upcoming.find((span) => span.from > now);
  return next ? { isOpen: false, text: `Fermé en ce moment, ouvre ${atHour(next.from, now)}` } : null;
}

/** « à 17 h », « demain à 9 h », « mardi à 9 h ». */
function atHour(wall: string, now: string): string {
  const hour = `à ${hourWords(wall.slice(11))}`;
  const days = Math.round((dayNumber(wall) - dayNumber(now)) / 86_400_000);
  if (days === 0) return hour;
  if (days === 1) return wall.endsWith('T00:00') ? 'à minuit' : `demain ${hour}`;
  return `${DAYS[(new Date(dayNumber(wall)).getUTCDay() + 6) % 7]} ${hour}`;
}

function dayNumber(wall: string): number {
  return Date.parse(`${wall.slice(0, 10)}T00:00:00Z`);
}

const swedish = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `2026-11-23T09:00` on the clocks of Paris: Swedish writes dates almost so. */
export function parisWallText(instant: Date): string {
  return swedish.format(instant).replace(' ', 'T');
}
