// The event whose list somebody keeps; otherwise the answer that says why not.
import { and, eq } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { eventOrganisations } from '#db/schema/events.ts';
import { type EventLine, readEventLine } from './read-event-line.server.ts';
import { mayKeepRegistrations } from './registration-policy.ts';

export type KeptEventLine = EventLine & { spans: { startsAt: Date; endsAt: Date }[] };

export async function keptEvent(database: Database, actor: PersonActor, slug: string): Promise<KeptEventLine> {
  const found = await database.query(async (queries) => {
    const event = await readEventLine(queries, { slug });
    if (!event) return null;
    const organisers = await queries
      .select({ id: eventOrganisations.organisationId })
      .from(eventOrganisations)
      .where(and(eq(eventOrganisations.eventId, event.id), eq(eventOrganisations.role, 'organiser')));
    return { event, organisers: organisers.map(({ id }) => id) };
  });
  if (!found) throw new Response('Aucun évènement ne porte ce nom.', { status: 404 });
  const { event, organisers } = found;
  const { days } = event;
  if (!mayKeepRegistrations(actor, { territoryId: event.territoryId, organisers }))
    throw new Response(
      'Cette liste est tenue par la coordination de son territoire et par les structures qui organisent l’évènement.',
      { status: 403 },
    );
  return { ...event, spans: days.length > 0 ? days : [{ startsAt: event.startsAt, endsAt: event.endsAt }] };
}
