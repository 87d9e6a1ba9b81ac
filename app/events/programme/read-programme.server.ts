// The events that a reader may see, narrowed by an address; for the programme, its map and its calendars.
import { and, asc, eq, exists, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { Queries } from '#db/client.ts';
import { arrondissementsOf } from '#db/gazetteer.ts';
import { addDays, parisInstant } from '#db/paris-time.ts';
import { organisations } from '#db/schema/directory.ts';
import { editions, eventDays, events } from '#db/schema/events.ts';
import { territories } from '#db/schema/territories.ts';
import type { DayRow, EventRow } from '../stored-event.server.ts';
import type { ProgrammeQuery } from './programme-query.ts';

export type ProgrammeEvent = {
  row: EventRow;
  territory: { slug: string; name: string };
  edition: { slug: string; name: string } | null;
  placeOrganisation: { name: string } | null;
  days: DayRow[];
};

type Reading = Pick<Parts, 'database' | 'audience'>;
type Filters = Omit<ProgrammeQuery, 'view' | 'week'>;

/** More than a network does in years; beyond, the reader narrows. */
const MOST_EVENTS = 400;

export async function findProgramme(parts: Reading, query: Filters, now: Date): Promise<ProgrammeEvent[]> {
  return parts.database.query(async (queries) => {
    const rows = await queries
      .select({
        row: events,
        territory: { slug: territories.slug, name: territories.name },
        edition: { slug: editions.slug, name: editions.name },
        placeOrganisation: { name: organisations.name },
      })
      .from(events)
      .innerJoin(territories, eq(territories.id, events.territoryId))
      .leftJoin(editions, eq(editions.id, events.editionId))
      .leftJoin(
        organisations,
        and(eq(organisations.id, events.placeOrganisationId), isForAudience(parts, organisations.homeTerritoryId)),
      )
      .where(and(isOnProgramme(parts), ...conditions(queries, query, now)))
      .orderBy(asc(events.startsAt), asc(events.title))
      .limit(MOST_EVENTS);
    const days = await daysOf(
      queries,
      rows.map(({ row }) => row.id),
    );
    return rows.map((event) => ({ ...event, days: days.filter(({ eventId }) => eventId === event.row.id) }));
  });
}

/** Published or cancelled since, and not of a network that keeps to itself. */
export function isOnProgramme(parts: Pick<Reading, 'audience'>): SQL | undefined {
  return and(
    inArray(events.status, ['published', 'cancelled']),
    parts.audience === 'members' ? undefined : eq(territories.isClosed, false),
  );
}

function isForAudience({ audience }: Pick<Reading, 'audience'>, homeTerritoryId: typeof organisations.homeTerritoryId) {
  if (audience === 'members') return undefined;
  return sql`${homeTerritoryId} not in (select id from territories where is_closed)`;
}

function conditions(queries: Queries, query: Filters, now: Date): (SQL | undefined)[] {
  const { commune } = query;
  const codes = commune === null ? [] : [commune, ...arrondissementsOf(commune).map(({ code }) => code)];
  const hasDayIn = exists(
    queries
      .select({ one: sql`1` })
      .from(eventDays)
      .where(and(eq(eventDays.eventId, events.id), inArray(eventDays.communeCode, codes))),
  );
  return [
    some(query.territories, (slugs) => inArray(territories.slug, slugs)),
    some(query.editions, (slugs) => inArray(editions.slug, slugs)),
    some(query.themes, (themes) =>
      inArray(
        sql`lower(${events.theme})`,
        themes.map((theme) => theme.toLowerCase()),
      ),
    ),
    some(query.formats, (formats) => inArray(events.format, formats)),
    some(query.audiences, (audiences) => inArray(events.audience, audiences)),
    some(codes, (own) => or(inArray(events.communeCode, own), hasDayIn)),
    query.from === null ? undefined : gte(events.endsAt, parisInstant({ day: query.from, clock: '00:00' })),
    query.to === null ? undefined : lt(events.startsAt, parisInstant({ day: addDays(query.to, 1), clock: '00:00' })),
    // An edition is shown whole, also when it is over.
    query.withPast || query.from !== null || query.editions.length > 0 ? undefined : gte(events.endsAt, now),
  ];
}

function some<Value>(values: Value[], condition: (values: Value[]) => SQL | undefined): SQL | undefined {
  return values.length === 0 ? undefined : condition(values);
}

async function daysOf(queries: Queries, ids: string[]): Promise<DayRow[]> {
  if (ids.length === 0) return [];
  return queries.select().from(eventDays).where(inArray(eventDays.eventId, ids)).orderBy(asc(eventDays.startsAt));
}

export type KnownNames = { territories: Set<string>; editions: Set<string>; themes: Set<string> };

/** Of what an address names, what there is; nothing is asked when it names nothing. Themes in small letters. */
export async function readKnownNames(parts: Reading, named: Pick<Filters, 'territories' | 'editions' | 'themes'>) {
  const known: KnownNames = { territories: new Set(), editions: new Set(), themes: new Set() };
  if (named.territories.length + named.editions.length + named.themes.length === 0) return known;
  const rows = await parts.database.query((queries) =>
    queries
      .selectDistinct({
        territory: territories.slug,
        edition: editions.slug,
        theme: sql<string>`lower(${events.theme})`,
      })
      .from(territories)
      .leftJoin(editions, eq(editions.territoryId, territories.id))
      .leftJoin(events, and(eq(events.territoryId, territories.id), isOnProgramme(parts)))
      .where(parts.audience === 'members' ? undefined : eq(territories.isClosed, false)),
  );
  for (const { territory, edition, theme } of rows) {
    known.territories.add(territory);
    if (edition !== null) known.editions.add(edition);
    if (theme) known.themes.add(theme);
  }
  return known;
}

export type ProgrammeChoices = {
  territories: { slug: string; name: string }[];
  editions: { slug: string; name: string; territory: string }[];
  themes: string[];
};

/** What the programme can be narrowed to: only what leads somewhere. */
export async function readProgrammeChoices(parts: Reading): Promise<ProgrammeChoices> {
  const rows = await parts.database.query((queries) =>
    queries
      .selectDistinct({
        territory: territories.slug,
        territoryName: territories.name,
        edition: editions.slug,
        editionName: editions.name,
        day: editions.day,
        theme: events.theme,
      })
      .from(events)
      .innerJoin(territories, eq(territories.id, events.territoryId))
      .leftJoin(editions, eq(editions.id, events.editionId))
      .where(isOnProgramme(parts))
      .orderBy(sql`${editions.day} desc nulls last`, territories.name),
  );
  const own = new Map(rows.map(({ territory: slug, territoryName: name }) => [slug, { slug, name }]));
  const itsEditions = new Map(
    rows.flatMap(({ edition: slug, editionName: name, territoryName: territory }) =>
      slug === null || name === null ? [] : [[slug, { slug, name, territory }] as const],
    ),
  );
  const themes = new Map(rows.flatMap(({ theme }) => (theme === '' ? [] : [[theme.toLowerCase(), theme] as const])));
  return {
    territories: [...own.values()].sort((one, other) => one.name.localeCompare(other.name, 'fr')),
    editions: [...itsEditions.values()],
    themes: [...themes.values()].sort((one, other) => one.localeCompare(other, 'fr')),
  };
}
