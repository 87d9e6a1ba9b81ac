// Opening hours as rows of days and times, and the OpenStreetMap syntax they are kept in. Pure; browser and server.

/** 0 is Monday. */
export type Day = 0 | 1 | 2 | 3 | 4 | 5 | 6;
/** Minutes since midnight; the end comes after the start, at most 24:00. */
export type Span = { from: number; to: number };
/** Days and months between which a row holds, both included; may run over the new year. */
export type Season = { from: MonthDay; to: MonthDay };
export type MonthDay = { month: number; day: number };

export type HoursRow = {
  days: Day[];
  /** 1 to 5: the first, second… such day of the month; -1: the last. Empty: every week. */
  weeks: number[];
  spans: Span[];
  season: Season | null;
};

export type WeeklyHours = { rows: HoursRow[]; isClosedOnHolidays: boolean };

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su)';
const MONTH = `(?:${MONTHS.join('|')})`;
const WEEKS = '\\[(?:-1|[1-5])(?:,(?:-1|[1-5]))*\\]';
const SEASON = `${MONTH}(?: \\d{2})?(?:-${MONTH}(?: \\d{2})?)?`;
const DAY_LIST = `${DAY}(?:-${DAY}|${WEEKS})?(?:,${DAY}(?:-${DAY}|${WEEKS})?)*`;
const TIMES = '\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2}(?:, ?\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2})*';
const ROW = new RegExp(`^(?:(${SEASON}) )?(${DAY_LIST}) (${TIMES})$`);
/** A comma between two rows, not one between two times: a day or a month follows. */
const NEXT_ROW = new RegExp(`(?<=:\\d{2}), ?(?=(?:${SEASON} )?${DAY_LIST} \\d)`);
const HOLIDAYS = /^PH (?:off|closed)$/i;

/** One row per line that may stand beside the others; a row that says nothing is left out. '' for no hours. */
export function writeHours({ rows, isClosedOnHolidays }: WeeklyHours): string {
  const kept = tidyRows(rows);
  if (kept.length === 0) return '';
  const parts = kept.map((row, at) => {
    const clashes = kept.slice(0, at).some((other) => mayMeet(other, row));
    return `${at === 0 ? '' : clashes ? ', ' : '; '}${writeRow(row)}`;
  });
  return `${parts.join('')}${isClosedOnHolidays ? '; PH off' : ''}`;
}

/** null for what these rows cannot say: it then stays a text. */
export function readHours(text: string): WeeklyHours | null {
  const blocks = text.trim().replaceAll(/\s+/g, ' ').split(/ ?; ?/).filter(Boolean);
  const rows: HoursRow[] = [];
  let isClosedOnHolidays = false;
  for (const block of blocks) {
    if (isClosedOnHolidays) return null;
    if (HOLIDAYS.test(block)) {
      isClosedOnHolidays = true;
      continue;
    }
    const own = block.split(NEXT_ROW).map(readRow);
    // After a semicolon OpenStreetMap forgets what stood before for the same days; rows add up.
    for (const [at, row] of own.entries()) {
      if (row === null || (at === 0 && rows.some((other) => mayMeet(other, row)))) return null;
      rows.push(row);
    }
  }
  if (rows.length === 0) return null;
  return { rows: tidyRows(rows), isClosedOnHolidays };
}

/** Sorted, each once, spans that touch joined, empty rows away. */
export function tidyRows(rows: HoursRow[]): HoursRow[] {
  return rows
    .map(({ days, weeks, spans, season }) => ({
      days: [...new Set(days)].sort((a, b) => a - b),
      weeks: [...new Set(weeks)].sort((a, b) => (a < 0 ? 9 : a) - (b < 0 ? 9 : b)),
      spans: joinSpans(spans),
      season,
    }))
    .filter(({ days, spans }) => days.length > 0 && spans.length > 0);
}

function joinSpans(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** Whether two rows may fall on the same day. */
function mayMeet(one: HoursRow, other: HoursRow): boolean {
  if (!one.days.some((day) => other.days.includes(day))) return false;
  if (one.weeks.length > 0 && other.weeks.length > 0 && areApart(one.weeks, other.weeks)) return false;
  return one.season === null || other.season === null || seasonsMeet(one.season, other.season);
}

/** The last one of a month is its fourth or its fifth. */
function areApart(weeks: number[], others: number[]): boolean {
  const possible = (list: number[]) => new Set(list.flatMap((week) => (week === -1 ? [4, 5] : [week])));
  return possible(weeks).isDisjointFrom(possible(others));
}

function seasonsMeet(one: Season, other: Season): boolean {
  const dayOf = ({ month, day }: MonthDay) => month * 100 + day;
  const ranges = ({ from, to }: Season): [number, number][] => {
    const [start, end] = [dayOf(from), dayOf(to)];
    return start <= end
      ? [[start, end]]
      : [
          [start, 1231],
          [101, end],
        ];
  };
  return ranges(one).some(([start, end]) => ranges(other).some(([from, to]) => start <= to && from <= end));
}

function writeRow({ days, weeks, spans, season }: HoursRow): string {
  const every = weeks.length > 0 ? `[${weeks.join(',')}]` : '';
  const dayText = every ? days.map((day) => `${DAYS[day]}${every}`).join(',') : dayRuns(days);
  const times = spans.map(({ from, to }) => `${clockText(from)}-${clockText(to)}`).join(',');
  return `${season ? `${seasonText(season)} ` : ''}${dayText} ${times}`;
}

function dayRuns(days: Day[]): string {
  const runs: { first: Day; last: Day }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs
    .map(({ first, last }) => {
      if (first === last) return DAYS[first];
      return `${DAYS[first]}${last === first + 1 ? ',' : '-'}${DAYS[last]}`;
    })
    .join(',');
}

function seasonText({ from, to }: Season): string {
  const isWhole = from.day === 1 && to.day === (MONTH_DAYS[to.month - 1] ?? 31);
  if (isWhole)
    return from.month === to.month ? `${MONTHS[from.month - 1]}` : `${MONTHS[from.month - 1]}-${MONTHS[to.month - 1]}`;
  const pad = (day: number) => String(day).padStart(2, '0');
  return `${MONTHS[from.month - 1]} ${pad(from.day)}-${MONTHS[to.month - 1]} ${pad(to.day)}`;
}

function readRow(text: string): HoursRow | null {
  const found = ROW.exec(text);
  if (!found) return null;
  const [, seasonPart, dayPart = '', timePart = ''] = found;
  const season = seasonPart === undefined ? null : readSeason(seasonPart);
  const days = readDays(dayPart);
  const spans = timePart.split(/, ?/).map(readSpan);
  if (season === 'unreadable' || days === null || spans.some((span) => span === null)) return null;
  return { ...days, spans: spans.filter((span) => span !== null), season };
}

function readDays(text: string): { days: Day[]; weeks: number[] } | null {
  const found = [...text.matchAll(new RegExp(`(${DAY})(?:-(${DAY})|\\[([^\\]]*)\\])?`, 'g'))].map(
    ([, first = '', last, weeks = '']) => ({
      first: DAYS.indexOf(first),
      last: DAYS.indexOf(last ?? first),
      weeks,
    }),
  );
  const [lead] = found;
  // One row, one rhythm: « the 1st Tuesday and every Friday » are two rows.
  if (!lead || found.some(({ weeks }) => weeks !== lead.weeks)) return null;
  const days = found.flatMap(({ first, last }) =>
    Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => ((first + step) % 7) as Day),
  );
  return { days, weeks: lead.weeks === '' ? [] : lead.weeks.split(',').map(Number) };
}

function readSeason(text: string): Season | 'unreadable' {
  const [start = '', end = start] = text.split('-');
  const [[fromMonth = '', fromDay], [toMonth = '', toDay]] = [start.split(' '), end.split(' ')];
  const [from, to] = [MONTHS.indexOf(fromMonth) + 1, MONTHS.indexOf(toMonth) + 1];
  const first = fromDay === undefined ? 1 : Number(fromDay);
  const last = toDay === undefined ? (MONTH_DAYS[to - 1] ?? 31) : Number(toDay);
  // « Jun 05-Aug » and days that no month has.
  const isMixed = (fromDay === undefined) !== (toDay === undefined);
  const exists = (month: number, day: number) => day >= 1 && day <= (MONTH_DAYS[month - 1] ?? 0);
  if (isMixed || !exists(from, first) || !exists(to, last)) return 'unreadable';
  return { from: { month: from, day: first }, to: { month: to, day: last } };
}

function readSpan(text: string): Span | null {
  const [from, to] = text.split('-').map(readClock);
  if (from == null || to == null || from >= to) return null;
  return { from, to };
}

/** Minutes; null for what is no time of a day. */
export function readClock(text: string): number | null {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  if (hours === '' || Number(minutes) > 59) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 24 * 60 ? total : null;
}

export function clockText(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
