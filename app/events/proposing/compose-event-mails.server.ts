// Makes the mails about proposed events when they leave; one about an event that is gone makes none.
import { eq } from 'drizzle-orm';
import type { Composer } from '#app/server/mail-outbox.ts';
import { events } from '#db/schema/events.ts';
import { territories } from '#db/schema/territories.ts';
import type { EventAct } from '../event-acts.ts';
import { EVENT_SETTLED } from '../settle-event.server.ts';
import { whenWords } from '../when-words.ts';
import { settledMail } from './settled-mail.ts';

export function eventComposers(publicUrl: string): Record<string, Composer> {
  return {
    [EVENT_SETTLED]: async (queries, mail) => {
      const [row] = await queries
        .select({ event: events, territory: territories })
        .from(events)
        .innerJoin(territories, eq(territories.id, events.territoryId))
        .where(eq(events.id, mail.subjectId));
      if (!row) return null;
      const { event, territory } = row;
      return settledMail({
        act: mail.detail.act as EventAct,
        title: event.title,
        when: whenWords(event.startsAt, event.endsAt),
        reason: String(mail.detail.reason),
        url: `${publicUrl}/evenements/${event.slug}`,
        territory: territory.name,
        signature: territory.mailSignature,
        replyTo: territory.contactMail,
      });
    },
  };
}
