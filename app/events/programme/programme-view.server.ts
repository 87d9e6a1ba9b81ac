// The programme shaped for its page: a list by month, a week by days, or points on a map.
import { communeLabel } from '#app/directory/resolve-query.server.ts';
import type { Parts } from '#app/server/parts.ts';
import { monthAndYear } from '#app/ui/french-date.ts';
import { findCommune } from '#db/gazetteer.ts';
import { addDays, mondayOf, parisInstant, wallClock } from '#db/paris-time.ts';
import { AUDIENCES, FORMATS, wordOf } from '../event.ts';
import { dayHeading, daysWords, hoursWords, whenWords } from '../when-words.ts';
import { isNarrowed, type ProgrammeQuery, programmeHref } from './programme-query.ts';
import { findProgramme, type ProgrammeEvent, readProgrammeChoices } from './read-programme.server.ts';

export type ProgrammeItem = {
  key: string;
  slug: string;
  title: string;
  /** Of the event, or of this one of its days. */
  when: string;
  startsAt: string;
  about: string;
  where: string;
  isCancelled: boolean;
  points: { lat: number; lon: number }[];
};

export type ProgrammeGroup = { key: string; title: string; items: ProgrammeItem[] };

export async function readProgramme(parts: Pick<Parts, 'database' | 'audience'>, query: ProgrammeQuery, now: Date) {
  const week = query.view === 'semaine' ? query.week : null;
  // A week that was asked for shows what is over in it as well.
  const asked = week === null ? query : { ...query, withPast: true };
  const [found, choices] = await Promise.all([findProgramme(parts, asked, now), readProgrammeChoices(parts)]);
  const monday = mondayOf(week ?? wallClock(found[0] ? laterOf(found[0].row.startsAt, now) : now).day);
  const groups = query.view === 'semaine' ? weekGroups(found, monday) : monthGroups(found, now);
  return {
    query,
    choices,
    groups,
    // What stands under several days of a week is one event.
    total: new Set(groups.flatMap(({ items }) => items.map(({ slug }) => slug))).size,
    isNarrowed: isNarrowed(query),
    commune: communeWords(query.commune),
    week:
      query.view === 'semaine'
        ? {
            words: daysWords(monday, addDays(monday, 6)),
            previous: programmeHref(query, { week: addDays(monday, -7) }),
            next: programmeHref(query, { week: addDays(monday, 7) }),
          }
        : null,
  };
}

/** What lasts already is shown under the month that runs. */
function monthGroups(found: ProgrammeEvent[], now: Date): ProgrammeGroup[] {
  const groups = new Map<string, ProgrammeGroup>();
  for (const event of found) {
    const { startsAt, endsAt } = event.row;
    const day = startsAt < now && endsAt > now ? now : startsAt;
    const key = wallClock(day).day.slice(0, 7);
    const group = groups.get(key) ?? { key, title: monthAndYear(day), items: [] };
    group.items.push(itemOf(event));
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => one.key.localeCompare(other.key));
}

/** Each day of the week that holds something; an event of several days stands under each of them. */
function weekGroups(found: ProgrammeEvent[], monday: string): ProgrammeGroup[] {
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at)).flatMap((day) => {
    const items = found.flatMap((event) => itemsOn(event, day));
    if (items.length === 0) return [];
    const noon = parisInstant({ day, clock: '12:00' });
    items.sort((one, other) => one.startsAt.localeCompare(other.startsAt));
    return [{ key: day, title: dayHeading(noon), items }];
  });
}

function itemsOn(event: ProgrammeEvent, day: string): ProgrammeItem[] {
  const item = itemOf(event);
  if (event.days.length > 0)
    return event.days
      .filter(({ startsAt }) => wallClock(startsAt).day === day)
      .map((one) => ({
        ...item,
        key: one.id,
        when: hoursWords(one.startsAt, one.endsAt),
        startsAt: one.startsAt.toISOString(),
        where: whereWords(one, '') || item.where,
      }));
  const { startsAt, endsAt } = event.row;
  const [first, last] = [wallClock(startsAt).day, wallClock(endsAt).day];
  if (day < first || day > last) return [];
  return [{ ...item, when: first === last ? hoursWords(startsAt, endsAt) : item.when }];
}

function itemOf({ row, territory, placeOrganisation, days }: ProgrammeEvent): ProgrammeItem {
  const places = [row, ...days];
  const communes = [...new Set(days.map((day) => communeOf(day.communeCode)).filter(Boolean))];
  return {
    key: row.id,
    slug: row.slug,
    title: row.title,
    when: whenWords(row.startsAt, row.endsAt),
    startsAt: row.startsAt.toISOString(),
    about: [wordOf(FORMATS, row.format).label, row.theme, wordOf(AUDIENCES, row.audience).label]
      .filter(Boolean)
      .join('\u00a0· '),
    where:
      communes.length > 1
        ? communes.join(', ')
        : whereWords(days[0] ?? row, placeOrganisation?.name ?? '') || (row.link ? 'À distance' : territory.name),
    isCancelled: row.status === 'cancelled',
    points: places.flatMap(({ latitude, longitude }) =>
      latitude === null || longitude === null ? [] : [{ lat: latitude, lon: longitude }],
    ),
  };
}

function whereWords(where: { placeName: string; communeCode: string | null }, host: string): string {
  return [where.placeName || host, communeOf(where.communeCode)].filter(Boolean).join(', ');
}

/** « Saint-Denis (93) »: as the field of the form shows it and takes it back. */
function communeWords(code: string | null): string {
  const commune = code === null ? undefined : findCommune(code);
  return commune ? communeLabel(commune) : '';
}

function communeOf(code: string | null): string {
  return code === null ? '' : (findCommune(code)?.name ?? '');
}

function laterOf(one: Date, other: Date): Date {
  return one > other ? one : other;
}
