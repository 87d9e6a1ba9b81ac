// Makes the mails about a registration when they leave; a mail that is not wanted any more makes none.
import { eq } from 'drizzle-orm';
import { toBuffer } from 'qrcode';
import { newSecret, sha256 } from '#app/accounts/secrets.ts';
import { dayWords } from '#app/directory/french-days.ts';
import type { MailAttachment } from '#app/server/mail.ts';
import type { ClaimedMail, Composer, Words } from '#app/server/mail-outbox.ts';
import { actIn } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { mailLinks } from '#db/schema/mails.ts';
import { registrationSessions, registrations, type ToldDay } from '#db/schema/registrations.ts';
import { type CalendarEvent, calendarFile, calendarMethod } from './calendar-file.ts';
import { REGISTRATION } from './fill-seats.server.ts';
import { goneEvent } from './gone-event.ts';
import { CANCELLED, GONE, INSCRIPTION, NEWS, PLACE, REMINDER } from './mail-kinds.ts';
import { presenceToken } from './presence-token.ts';
import { readEventLine } from './read-event-line.server.ts';
import {
  calledOffMail,
  cancelledMail,
  type EventMoves,
  goneMail,
  inscriptionMail,
  type MailSubject,
  movedMail,
  placeMail,
  reminderMail,
  restoredMail,
} from './registration-mails.ts';
import { reminderDue, whenFromNow } from './reminder-days.ts';

export function registrationComposers(publicUrl: string): Record<string, Composer> {
  const withLink =
    (compose: (subject: MailSubject, mail: ClaimedMail, now: Date) => Words | null): Composer =>
    async (queries, mail, now) => {
      const read = await readSubject(queries, mail);
      if (!read || read.event.endsAt <= now) return null;
      const secret = newSecret();
      const words = compose({ ...read, url: `${publicUrl}/evenements/inscription/${secret}` }, mail, now);
      if (words === null) return null;
      await keepLinks(queries, mail, secret, now);
      const gone = mail.kind === NEWS ? movesOf(mail).days : [];
      const attachments =
        read.status === 'confirmed' ? [calendarOf(read, publicUrl, gone), await badgeOf(secret, publicUrl)] : [];
      return { ...words, replyTo: read.event.contactMail || undefined, attachments };
    };
  const isOn = ({ event, status }: MailSubject) => event.status === 'published' && status !== 'cancelled';
  return {
    [INSCRIPTION]: withLink((subject, mail) =>
      isOn(subject) ? inscriptionMail(subject, mail.detail.isAgain === true) : null,
    ),
    [PLACE]: withLink((subject) => (isOn(subject) && subject.status === 'confirmed' ? placeMail(subject) : null)),
    [REMINDER]: withLink((subject, mail, now) => {
      // One that waited so long for the mail server that it says nothing new is not sent.
      const when =
        reminderDue(subject.event.startsAt, now) === mail.detail.days && whenFromNow(subject.event.startsAt, now);
      return when && isOn(subject) && subject.status === 'confirmed' ? reminderMail(subject, when) : null;
    }),
    [NEWS]: async (queries, mail, now) => {
      if (mail.detail.news === 'restored')
        return withLink((subject) => (isOn(subject) ? restoredMail(subject) : null))(queries, mail, now);
      if (mail.detail.news === 'moved') {
        const moved = movesOf(mail);
        return withLink((subject) => (isOn(subject) ? movedMail(subject, moved) : null))(queries, mail, now);
      }
      const read = await readSubject(queries, mail);
      if (read?.event.status !== 'cancelled' || read.status === 'cancelled') return null;
      return {
        ...calledOffMail(read),
        replyTo: read.event.contactMail || undefined,
        attachments: [calendarOf(read, publicUrl)],
      };
    },
    [GONE]: async (_queries, mail, now) => {
      const event = goneEvent(mail.detail);
      if (event.endsAt <= now) return null;
      const attachments = [calendarOf({ event, confirmed: [] }, publicUrl)];
      return { ...goneMail(event), replyTo: event.contactMail || undefined, attachments };
    },
    [CANCELLED]: async (queries, mail) => {
      const read = await readSubject(queries, mail);
      if (read?.status !== 'cancelled') return null;
      const event = { ...read.event, status: 'cancelled' as const };
      return {
        ...cancelledMail(read, publicUrl),
        replyTo: read.event.contactMail || undefined,
        attachments: [calendarOf({ event, confirmed: [] }, publicUrl)],
      };
    },
  };
}

/** A line queued by an older version knows no days. */
function movesOf({ detail }: ClaimedMail): EventMoves {
  const { before = null, days = [], sessions = [], gone = [] } = detail as Partial<EventMoves>;
  return { before, days, sessions, gone };
}

type Read = Omit<MailSubject, 'url'>;

/** null when the registration is forgotten, or its address is another one now. */
async function readSubject(queries: Queries, mail: ClaimedMail): Promise<Read | null> {
  return actIn(queries, REGISTRATION, async () => {
    const [row] = await queries
      .select({ eventId: registrations.eventId, status: registrations.status, mail: registrations.mail })
      .from(registrations)
      .where(eq(registrations.id, mail.subjectId));
    if (row?.mail?.toLowerCase() !== mail.recipient.toLowerCase()) return null;
    const event = await readEventLine(queries, { id: row.eventId });
    if (!event) return null;
    const chosen = await queries
      .select({ id: registrationSessions.sessionId, status: registrationSessions.status })
      .from(registrationSessions)
      .where(eq(registrationSessions.registrationId, mail.subjectId));
    const those = (status: string) =>
      event.sessions.filter(({ id }) => chosen.some((one) => one.id === id && one.status === status));
    return {
      event,
      status: row.status,
      confirmed: row.status === 'confirmed' ? those('confirmed') : [],
      waiting: row.status === 'confirmed' ? those('waiting') : [],
      forgetDay: dayWords(event.forgetDay),
    };
  });
}

/** The link opens one's own page; what the badge shows opens nothing but one's presence. */
async function keepLinks(queries: Queries, mail: ClaimedMail, secret: string, now: Date): Promise<void> {
  const { subjectId, recipient } = mail;
  const about = { subjectId, recipient, createdAt: now };
  await queries.insert(mailLinks).values([
    { ...about, hash: sha256(secret), kind: INSCRIPTION },
    { ...about, hash: sha256(presenceToken(secret)), kind: 'presence' },
  ]);
}

function calendarOf(
  { event, confirmed }: Pick<Read, 'confirmed'> & { event: CalendarEvent },
  publicUrl: string,
  moved: ToldDay[] = [],
): MailAttachment {
  const gone = moved.filter(({ id }) => !event.days.some((day) => day.id === id));
  return {
    filename: `${event.slug}.ics`,
    contentType: `text/calendar; charset=utf-8; method=${calendarMethod(event)}`,
    content: calendarFile(event, { sessions: confirmed, gone, publicUrl }),
  };
}

async function badgeOf(secret: string, publicUrl: string): Promise<MailAttachment> {
  const url = `${publicUrl}/evenements/presence/${presenceToken(secret)}`;
  const content = await toBuffer(url, { errorCorrectionLevel: 'M', margin: 4, width: 480 });
  return { filename: 'badge.png', contentType: 'image/png', content };
}
