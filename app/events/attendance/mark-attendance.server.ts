// Notes who is there, and takes a mistake back. Twice is once.
import { and, eq, isNull, sql } from 'drizzle-orm';
import { sha256 } from '#app/accounts/secrets.ts';
import { isId } from '#app/server/ids.ts';
import { type PersonActor, type RowActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { mailLinks } from '#db/schema/mails.ts';
import { type AttendanceHow, attendances, registrations } from '#db/schema/registrations.ts';
import { matchStructure } from '../registration/match-structure.server.ts';

type Marking = { actor: RowActor; event: { id: string; territoryId: string }; halfDay: string };

/** False for somebody who is not on the list of this event. */
export async function markPresent(
  database: Database,
  { actor, event, halfDay }: Marking,
  { registrationId, how }: { registrationId: string; how: AttendanceHow },
): Promise<boolean> {
  if (!isId(registrationId)) return false;
  return withActor(database, actor, async (queries) => {
    const [person] = await queries
      .select({ kind: registrations.organisationKind })
      .from(registrations)
      .where(
        and(
          eq(registrations.id, registrationId),
          eq(registrations.eventId, event.id),
          isNull(registrations.forgottenAt),
        ),
      );
    if (!person) return false;
    await queries
      .insert(attendances)
      .values({
        territoryId: event.territoryId,
        eventId: event.id,
        registrationId,
        organisationKind: person.kind,
        halfDay,
        how,
      })
      .onConflictDoNothing();
    return true;
  });
}

export async function markAbsent(
  database: Database,
  { actor, event, halfDay }: Marking,
  registrationId: string,
): Promise<boolean> {
  if (!isId(registrationId)) return false;
  const removed = await withActor(database, actor, (queries) =>
    queries
      .delete(attendances)
      .where(
        and(
          eq(attendances.eventId, event.id),
          eq(attendances.registrationId, registrationId),
          eq(attendances.halfDay, halfDay),
        ),
      )
      .returning({ id: attendances.id }),
  );
  return removed.length > 0;
}

/** Somebody who had not registered. */
export async function addWalkIn(
  database: Database,
  { actor, event, halfDay }: Marking,
  { name, structure }: { name: string; structure: string },
): Promise<void> {
  const known = await database.query((queries) => matchStructure(queries, structure));
  await withActor(database, actor, (queries) =>
    queries.insert(attendances).values({
      territoryId: event.territoryId,
      eventId: event.id,
      name,
      organisationName: known.organisationName,
      organisationKind: known.organisationKind,
      halfDay,
      how: 'name',
    }),
  );
}

export async function removeWalkIn(database: Database, { actor, event }: Marking, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const removed = await withActor(database, actor, (queries) =>
    queries
      .delete(attendances)
      .where(and(eq(attendances.id, id), eq(attendances.eventId, event.id), isNull(attendances.registrationId)))
      .returning({ id: attendances.id }),
  );
  return removed.length > 0;
}

/** Which registration a badge stands for; says nothing of whose it is. null for a badge that nobody was sent. */
export async function readBadge(database: Database, token: string): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const hash = sha256(token);
  const [link] = await withActor(database, { kind: 'link', hash }, (queries) =>
    queries
      .select({ id: mailLinks.subjectId })
      .from(mailLinks)
      .where(and(eq(mailLinks.hash, hash), eq(mailLinks.kind, 'presence'))),
  );
  return link?.id ?? null;
}

/** As row-level security shows it to this person: null for somebody who does not keep this event. */
export async function readBadgeHolder(database: Database, actor: PersonActor, registrationId: string) {
  const [row] = await withActor(database, actor, (queries) =>
    queries
      .select({
        name: registrations.name,
        structure: registrations.organisationName,
        needs: registrations.needs,
        status: registrations.status,
        slug: sql<string>`(select slug from events where id = ${registrations.eventId})`,
      })
      .from(registrations)
      .where(and(eq(registrations.id, registrationId), isNull(registrations.forgottenAt))),
  );
  return row ?? null;
}
