// The programme as an address: `territoire edition theme format public commune du au passes vue semaine`.
import type { EventAudience, EventFormat } from '#db/schema/events.ts';
import { AUDIENCES, codeOf, FORMATS, wordOf } from '../event.ts';

export const VIEWS = ['liste', 'semaine', 'carte'] as const;
export type ProgrammeViewName = (typeof VIEWS)[number];

export type ProgrammeQuery = {
  territories: string[];
  editions: string[];
  themes: string[];
  formats: EventFormat[];
  audiences: EventAudience[];
  /** INSEE code. */
  commune: string | null;
  from: string | null;
  to: string | null;
  /** Those that are over too. */
  withPast: boolean;
  view: ProgrammeViewName;
  /** Any day of the week shown; null for the first week with something. */
  week: string | null;
};

const DAY = /^2\d{3}-\d{2}-\d{2}$/;
const CODE = /^(\d{5}|2[AB]\d{3})$/;
export const MOST_VALUES = 20;

export function readProgrammeQuery(parameters: URLSearchParams): ProgrammeQuery {
  const several = (name: string) =>
    [...new Set(parameters.getAll(name).map((value) => clean(value)))].filter(Boolean).slice(0, MOST_VALUES);
  const day = (name: string) => {
    const text = parameters.get(name) ?? '';
    return isDay(text) ? text : null;
  };
  const commune = parameters.get('commune') ?? '';
  return {
    territories: several('territoire'),
    editions: several('edition'),
    themes: several('theme'),
    formats: several('format').flatMap((slug) => codeOf(FORMATS, slug) ?? []),
    audiences: several('public').flatMap((slug) => codeOf(AUDIENCES, slug) ?? []),
    commune: CODE.test(commune) ? commune : null,
    from: day('du'),
    to: day('au'),
    withPast: parameters.get('passes') === 'oui',
    view: VIEWS.find((view) => view === parameters.get('vue')) ?? 'liste',
    week: day('semaine'),
  };
}

/** The 31st of February is no day. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The shortest address of the same programme. */
export function programmeSearch(query: Partial<ProgrammeQuery>): string {
  const parameters = new URLSearchParams();
  const add = (name: string, values: readonly string[] = []) => {
    for (const value of values) parameters.append(name, value);
  };
  add('territoire', query.territories);
  add('edition', query.editions);
  add('theme', query.themes);
  add(
    'format',
    query.formats?.map((code) => wordOf(FORMATS, code).slug),
  );
  add(
    'public',
    query.audiences?.map((code) => wordOf(AUDIENCES, code).slug),
  );
  add('commune', query.commune ? [query.commune] : []);
  add('du', query.from ? [query.from] : []);
  add('au', query.to ? [query.to] : []);
  add('passes', query.withPast ? ['oui'] : []);
  add('vue', query.view && query.view !== 'liste' ? [query.view] : []);
  add('semaine', query.view === 'semaine' && query.week ? [query.week] : []);
  const said = parameters.toString();
  return said === '' ? '' : `?${said}`;
}

export function programmeHref(query: ProgrammeQuery, change: Partial<ProgrammeQuery> = {}): string {
  return `/evenements${programmeSearch({ ...query, ...change })}`;
}

/** What a calendar keeps of it: no days, no way of looking. */
export function lastingFilters({ territories, editions, themes, formats, audiences, commune }: ProgrammeQuery) {
  return { territories, editions, themes, formats, audiences, commune };
}

/** Whether anything narrows the programme. */
export function isNarrowed({ view, week, withPast, ...filters }: ProgrammeQuery): boolean {
  return Object.values(filters).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null));
}

function clean(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 120);
}
