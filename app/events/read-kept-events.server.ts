// The events that somebody keeps: those of the territories they coordinate, those their organisations organise.
import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { editions, eventOrganisations, events } from '#db/schema/events.ts';
import { territories } from '#db/schema/territories.ts';
import { FORMATS, OFFICIAL, wordOf } from './event.ts';
import { whenWords } from './when-words.ts';

export type KeptEvent = {
  slug: string;
  /** Its form, for whoever writes it; its page for the others. */
  href: string;
  title: string;
  format: string;
  when: string;
  status: (typeof events.$inferSelect)['status'];
  official: string | null;
  territory: string;
};

export type KeptEdition = {
  slug: string | null;
  name: string;
  territory: string;
  mayEdit: boolean;
  events: KeptEvent[];
};

const MOST_EVENTS = 500;

/** By edition, the most recent first; what belongs to none comes last. */
export async function readKeptEvents(database: Database, actor: PersonActor, now = new Date()): Promise<KeptEdition[]> {
  const coordinated = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  const own = actor.organisations.map(({ id }) => id);
  const [rows, allEditions] = await database.query((queries) =>
    Promise.all([
      queries
        .select({ row: events, territory: territories.name })
        .from(events)
        .innerJoin(territories, eq(territories.id, events.territoryId))
        .where(
          or(
            inArray(events.territoryId, coordinated),
            inArray(events.proposedFor, own),
            inArray(
              events.id,
              queries
                .select({ id: eventOrganisations.eventId })
                .from(eventOrganisations)
                .where(
                  sql`${inArray(eventOrganisations.organisationId, own)} and ${eventOrganisations.role} = 'organiser'`,
                ),
            ),
          ),
        )
        .orderBy(asc(events.startsAt))
        .limit(MOST_EVENTS),
      queries
        .select({ edition: editions, territory: territories.name })
        .from(editions)
        .innerJoin(territories, eq(territories.id, editions.territoryId))
        .orderBy(sql`${editions.day} desc nulls first`, editions.name),
    ]),
  );
  const shown = rows.map(({ row, territory }) => ({
    editionId: row.editionId,
    slug: row.slug,
    href:
      coordinated.includes(row.territoryId) || row.status === 'proposed'
        ? `/administration/evenements/${row.slug}`
        : `/evenements/${row.slug}`,
    title: row.title,
    format: wordOf(FORMATS, row.format).label,
    when: whenWords(row.startsAt, row.endsAt),
    status: row.status,
    official:
      row.officialStatus === 'not-concerned' || row.endsAt < now ? null : wordOf(OFFICIAL, row.officialStatus).label,
    territory,
  }));
  const groups = allEditions
    .map(({ edition, territory }) => ({
      slug: edition.slug,
      name: edition.name,
      territory,
      mayEdit: coordinated.includes(edition.territoryId),
      events: withoutEdition(shown.filter(({ editionId }) => editionId === edition.id)),
    }))
    .filter(({ mayEdit, events: its }) => mayEdit || its.length > 0);
  const others = withoutEdition(shown.filter(({ editionId }) => editionId === null));
  return others.length === 0
    ? groups
    : [...groups, { slug: null, name: 'Hors édition', territory: '', mayEdit: false, events: others }];
}

function withoutEdition(kept: (KeptEvent & { editionId: string | null })[]): KeptEvent[] {
  return kept.map(({ editionId, ...event }) => event);
}
