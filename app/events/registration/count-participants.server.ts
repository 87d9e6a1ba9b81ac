// How many would hear of it by mail if an event were called off: a seat or waiting, with an address.
import { and, eq, isNotNull, ne } from 'drizzle-orm';
import { withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { registrations } from '#db/schema/registrations.ts';
import { REGISTRATION } from './fill-seats.server.ts';

export function countParticipants(database: Database, eventId: string): Promise<number> {
  return withActor(database, REGISTRATION, (queries) =>
    queries.$count(
      registrations,
      and(eq(registrations.eventId, eventId), ne(registrations.status, 'cancelled'), isNotNull(registrations.mail)),
    ),
  );
}
