// Writes an event: one transaction, one line of who changed what, nothing over somebody else's save.
import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { isId } from '#app/server/ids.ts';
import type { Errors } from '#app/ui/form-draft.ts';
import { noteAct, slugOf } from '#app/upkeep/entry/save-entry.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { type EventStatus, editions, eventDays, eventOrganisations, eventSessions, events } from '#db/schema/events.ts';
import { fillSeats } from '../registration/fill-seats.server.ts';
import { readEventLine } from '../registration/read-event-line.server.ts';
import type { EventRow } from '../stored-event.server.ts';
import type { EventInput } from './event-form.ts';
import type { DayInput, SessionInput } from './event-rows.ts';
import { type FoundOrganisers, findOrganisers } from './find-organisers.server.ts';

export type Saved = { kind: 'saved'; slug: string } | { kind: 'wrong'; errors: Errors } | { kind: 'moved-on' };

/** Pages beside `/evenements/:slug` and `/administration/evenements/:slug`. */
export const RESERVED_EVENT_SLUGS = ['agenda', 'points', 'proposer', 'nouveau', 'inscription', 'presence'];

export type NewEvent = {
  actor: PersonActor;
  territoryId: string;
  input: EventInput;
  status: EventStatus;
  /** The organisation that proposes it. */
  proposedFor?: string;
};

export async function createEvent(
  database: Database,
  { actor, territoryId, input, status, proposedFor }: NewEvent,
): Promise<Saved> {
  return database.transaction(async (queries) => {
    const errors: Errors = {};
    const found = await findOrganisers(queries, input, territoryId, errors);
    if (Object.keys(errors).length > 0) return { kind: 'wrong', errors };
    const slug = await freeEventSlug(queries, input.event.title);
    const [row] = await queries
      .insert(events)
      .values({
        ...input.event,
        slug,
        territoryId,
        status,
        editionId: await editionOf(queries, territoryId, input.editionId),
        placeOrganisationId: found.placeOrganisationId,
        ...(proposedFor !== undefined && { proposedFor, proposedBy: actor.id }),
      })
      .returning({ id: events.id });
    if (!row) throw new Error('the event was not written');
    await writeParts(queries, row.id, input, withProposer(found, proposedFor));
    await noteAct(queries, actor, { action: `event-${status}`, kind: 'event', id: row.id, detail: { slug } });
    return { kind: 'saved', slug };
  });
}

export async function saveEvent(
  database: Database,
  { actor, before, input, revision }: { actor: PersonActor; before: EventRow; input: EventInput; revision: number },
): Promise<Saved> {
  return database.transaction(async (queries) => {
    const errors: Errors = {};
    const found = await findOrganisers(queries, input, before.territoryId, errors);
    if (Object.keys(errors).length > 0) return { kind: 'wrong', errors };
    const written = await queries
      .update(events)
      .set({
        ...input.event,
        editionId: await editionOf(queries, before.territoryId, input.editionId),
        placeOrganisationId: found.placeOrganisationId,
        revision: sql`${events.revision} + 1`,
        updatedAt: new Date(),
      })
      .where(and(eq(events.id, before.id), eq(events.revision, revision), eq(events.status, before.status)))
      .returning({ id: events.id });
    if (written.length === 0) return { kind: 'moved-on' };
    await writeParts(queries, before.id, input, withProposer(found, before.proposedFor ?? undefined));
    // The update above holds the lock: more seats go to who waits before anybody else can ask.
    const line = await readEventLine(queries, { id: before.id });
    if (line) await fillSeats(queries, { event: line, now: new Date() });
    await noteAct(queries, actor, {
      action: 'event-saved',
      kind: 'event',
      id: before.id,
      detail: { slug: before.slug },
    });
    return { kind: 'saved', slug: before.slug };
  });
}

export async function freeEventSlug(queries: Queries, title: string): Promise<string> {
  const base = slugOf(title) || 'evenement';
  const taken = await queries
    .select({ slug: events.slug })
    .from(events)
    .where(sql`${events.slug} = ${base} or ${events.slug} like ${`${base}-%`}`);
  return firstFree(base, [...taken.map(({ slug }) => slug), ...RESERVED_EVENT_SLUGS]);
}

export function firstFree(base: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.includes(slug)) return slug;
  }
}

/** null for none, or for one of another territory. */
async function editionOf(queries: Queries, territoryId: string, id: string): Promise<string | null> {
  if (!isId(id)) return null;
  const [row] = await queries
    .select({ id: editions.id })
    .from(editions)
    .where(and(eq(editions.territoryId, territoryId), sql`${editions.id}::text = ${id}`));
  return row?.id ?? null;
}

/** Whoever proposes organises, whatever else was written. */
function withProposer(found: FoundOrganisers, proposedFor: string | undefined): FoundOrganisers['organisers'] {
  if (proposedFor === undefined) return found.organisers;
  return [
    { organisationId: proposedFor, role: 'organiser' },
    ...found.organisers.filter(({ organisationId }) => organisationId !== proposedFor),
  ];
}

async function writeParts(
  queries: Queries,
  eventId: string,
  { sessions, days }: EventInput,
  organisers: FoundOrganisers['organisers'],
): Promise<void> {
  await queries.delete(eventOrganisations).where(eq(eventOrganisations.eventId, eventId));
  if (organisers.length > 0)
    await queries.insert(eventOrganisations).values(organisers.map((organiser) => ({ eventId, ...organiser })));
  await writeSessions(queries, eventId, sessions);
  await writeDays(queries, eventId, days);
}

/** A session keeps its id: registrations and workshop pages point at it. */
async function writeSessions(queries: Queries, eventId: string, sessions: SessionInput[]): Promise<void> {
  const known = await keptIds(queries, eventSessions, eventId, sessions);
  for (const [position, { id, ...session }] of sessions.entries()) {
    if (known.includes(id))
      await queries
        .update(eventSessions)
        .set({ ...session, position })
        .where(eq(eventSessions.id, id));
    else await queries.insert(eventSessions).values({ ...session, eventId, position });
  }
}

/** A day keeps its id: calendars know it by that. */
async function writeDays(queries: Queries, eventId: string, days: DayInput[]): Promise<void> {
  const known = await keptIds(queries, eventDays, eventId, days);
  for (const { id, ...day } of days) {
    if (known.includes(id)) await queries.update(eventDays).set(day).where(eq(eventDays.id, id));
    else await queries.insert(eventDays).values({ ...day, eventId });
  }
}

/** Takes out the rows of this event that the form holds no more; returns the ids of the others. */
async function keptIds(
  queries: Queries,
  table: (typeof eventSessions | typeof eventDays) & { id: PgColumn; eventId: PgColumn },
  eventId: string,
  rows: { id: string }[],
): Promise<string[]> {
  const stored = await queries.select({ id: table.id }).from(table).where(eq(table.eventId, eventId));
  const kept = stored.map(({ id }) => String(id)).filter((id) => rows.some((row) => row.id === id));
  const isOfThisEvent = eq(table.eventId, eventId);
  await queries.delete(table).where(kept.length === 0 ? isOfThisEvent : and(isOfThisEvent, notInArray(table.id, kept)));
  return kept;
}
