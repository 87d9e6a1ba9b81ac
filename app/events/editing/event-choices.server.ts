// What the form of an event is completed from: editions, organisations and themes of its territory.
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { editions, events } from '#db/schema/events.ts';

export type EventChoices = { editions: { id: string; name: string }[]; organisations: string[]; themes: string[] };

const MOST_NAMES = 400;

export async function readEventChoices(queries: Queries, territoryId: string): Promise<EventChoices> {
  const [own, names, themes] = await Promise.all([
    queries
      .select({ id: editions.id, name: editions.name })
      .from(editions)
      .where(eq(editions.territoryId, territoryId))
      .orderBy(sql`${editions.day} desc nulls first`, desc(editions.createdAt)),
    queries
      .select({ name: organisations.name })
      .from(organisations)
      .where(and(eq(organisations.homeTerritoryId, territoryId), eq(organisations.status, 'published')))
      .orderBy(organisations.name)
      .limit(MOST_NAMES),
    queries
      .selectDistinct({ theme: events.theme })
      .from(events)
      .where(and(eq(events.territoryId, territoryId), ne(events.theme, '')))
      .orderBy(events.theme)
      .limit(50),
  ]);
  return {
    editions: own,
    organisations: [...new Set(names.map(({ name }) => name))],
    themes: themes.map(({ theme }) => theme),
  };
}
