// Seven days and one day before: who has a seat is reminded, once each. Run again, it finds the work done.
import { and, eq, gt, isNotNull, lt } from 'drizzle-orm';
import { queueMails } from '#app/server/mail-outbox.ts';
import { withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { events } from '#db/schema/events.ts';
import { registrations } from '#db/schema/registrations.ts';
import { isoDay } from './event-words.ts';
import { REMINDER } from './mail-kinds.ts';
import { isEarlyEnough, reminderDue } from './reminder-days.ts';

const DAY_MS = 86_400_000;

/** How many are due; those of an earlier round are not written twice. */
export async function remindParticipants(database: Database, now: Date): Promise<number> {
  return withActor(
    database,
    { kind: 'work', name: 'reminders' },
    async (queries) => {
      const soon = new Date(now.getTime() + 9 * DAY_MS);
      const rows = await queries
        .select({
          id: registrations.id,
          mail: registrations.mail,
          createdAt: registrations.createdAt,
          promotedAt: registrations.promotedAt,
          startsAt: events.startsAt,
        })
        .from(registrations)
        .innerJoin(events, eq(events.id, registrations.eventId))
        .where(
          and(
            eq(events.status, 'published'),
            gt(events.startsAt, now),
            lt(events.startsAt, soon),
            eq(registrations.status, 'confirmed'),
            isNotNull(registrations.mail),
          ),
        );
      const due = rows.flatMap(({ id, mail, createdAt, promotedAt, startsAt }) => {
        const days = reminderDue(startsAt, now);
        if (mail === null || days === null || !isEarlyEnough(promotedAt ?? createdAt, startsAt, days)) return [];
        // The day is part of it: an event that moves to another one is announced anew.
        const step = (Date.parse(isoDay(startsAt)) / DAY_MS) * 10 + days;
        return [{ kind: REMINDER, subjectId: id, recipient: mail, step, detail: { days }, dueAt: now }];
      });
      await queueMails(queries, due);
      return due.length;
    },
    60_000,
  );
}
