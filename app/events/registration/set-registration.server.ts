// Opens and closes registration, and says when participants are forgotten.
import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { events } from '#db/schema/events.ts';
import { isoDay } from './event-words.ts';
import type { KeptEventLine } from './kept-event.server.ts';

export async function setRegistrationOpen(database: Database, event: KeptEventLine, isOpen: boolean): Promise<void> {
  await database.query((queries) =>
    queries.update(events).set({ isRegistrationOpen: isOpen }).where(eq(events.id, event.id)),
  );
}

const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

/** What is wrong with the day, in words; null when it is kept. */
export async function setForgetDay(database: Database, event: KeptEventLine, day: string): Promise<string | null> {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN;
  if (Number.isNaN(at)) return 'Écrivez une date qui existe.';
  const end = Date.parse(isoDay(event.endsAt));
  if (at <= end) return 'Choisissez un jour après l’évènement.';
  if (at > end + LONGEST_DAYS * DAY_MS) return 'Choisissez un jour dans l’année qui suit l’évènement.';
  await database.query((queries) => queries.update(events).set({ forgetOn: day }).where(eq(events.id, event.id)));
  return null;
}
