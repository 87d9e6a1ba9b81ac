// Another time or place, or not at all: everybody who is on the list hears of it.
import { and, asc, eq, inArray, isNotNull, ne, or } from 'drizzle-orm';
import { queueMails } from '#app/server/mail-outbox.ts';
import { actIn } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import {
  eventChanges,
  type GoneSession,
  registrationSessions,
  registrations,
  type TakenOut,
  type ToldDay,
  type ToldEvent,
  type ToldSession,
} from '#db/schema/registrations.ts';
import { dayPlaceWords, placeWords } from './event-words.ts';
import { fillSeats, REGISTRATION, stepOf } from './fill-seats.server.ts';
import { NEWS } from './mail-kinds.ts';
import { type EventLine, readEventLine } from './read-event-line.server.ts';

/** Somebody who corrects an event corrects it twice: one mail for both. */
const QUIET_MINUTES = 10;
const NEWS_KINDS: EventNews['kind'][] = ['moved', 'cancelled', 'restored'];
const MOVES = new Set(['moved', 'session', 'session-gone', 'day']);

export type EventNews =
  | { kind: 'cancelled' | 'restored' }
  /** Sessions are told to who chose them; everybody hears of the rest. */
  | { kind: 'moved'; before: ToldEvent | null; days: ToldDay[]; sessions: ToldSession[]; gone: TakenOut[] };

/** In the caller's transaction; how many are told. */
export async function tellParticipants(
  queries: Queries,
  event: Pick<EventLine, 'id'>,
  what: EventNews,
  now: Date,
): Promise<number> {
  return actIn(queries, REGISTRATION, async () => {
    const sessions = what.kind === 'moved' ? what.sessions.map(({ id }) => id) : [];
    const gone = what.kind === 'moved' ? what.gone : [];
    const isForSome = what.kind === 'moved' && what.before === null && what.days.length === 0;
    const rows = await queries
      .select({ id: registrations.id, mail: registrations.mail })
      .from(registrations)
      .where(
        and(
          eq(registrations.eventId, event.id),
          ne(registrations.status, 'cancelled'),
          isNotNull(registrations.mail),
          isForSome
            ? or(
                inArray(
                  registrations.id,
                  gone.flatMap(({ chosenBy }) => chosenBy),
                ),
                inArray(
                  registrations.id,
                  queries
                    .select({ id: registrationSessions.registrationId })
                    .from(registrationSessions)
                    .where(inArray(registrationSessions.sessionId, sessions)),
                ),
              )
            : undefined,
        ),
      );
    const { kind: news, ...moved } = what;
    // Called off and brought back within one second are two mails.
    const step = stepOf(now) * NEWS_KINDS.length + NEWS_KINDS.indexOf(news);
    await queueMails(
      queries,
      rows.map(({ id, mail }) => {
        const detail = { news, ...moved, gone: theirs(gone, id) };
        return { kind: NEWS, subjectId: id, recipient: mail ?? '', step, detail, dueAt: now };
      }),
    );
    return rows.length;
  });
}

/** Which of them somebody had chosen; nothing of who else had. */
function theirs(gone: TakenOut[], registration: string): GoneSession[] {
  return gone.flatMap(({ chosenBy, ...session }) => (chosenBy.includes(registration) ? [session] : []));
}

/** Does with what the triggers on events left behind: tells, and fills the seats of a room that grew. */
export async function followEventChanges(database: Database, now: Date): Promise<{ events: number; told: number }> {
  const waiting = await database.query((queries) =>
    queries.selectDistinct({ id: eventChanges.eventId }).from(eventChanges),
  );
  const done = { events: 0, told: 0 };
  for (const { id } of waiting) {
    done.told += await database.transaction((queries) => followOne(queries, id, now), 10_000);
    done.events += 1;
  }
  return done;
}

/** Of one event, in the transaction of whoever cannot leave it to the next round. */
export async function followOne(queries: Queries, id: string, now: Date): Promise<number> {
  const event = await readEventLine(queries, { id }, { lock: true });
  if (!event) return 0;
  const changes = await queries
    .select()
    .from(eventChanges)
    .where(eq(eventChanges.eventId, id))
    .orderBy(asc(eventChanges.id));
  const moves = changes.filter(({ kind }) => MOVES.has(kind));
  const quietSince = new Date(now.getTime() - QUIET_MINUTES * 60_000);
  const isQuiet = event.status === 'cancelled' || moves.every(({ at }) => at <= quietSince);
  const done = isQuiet ? changes : changes.filter((change) => !moves.includes(change));
  const news = newsOf(event, changes, isQuiet);
  const told = news ? await tellParticipants(queries, event, news, now) : 0;
  await fillSeats(queries, { event, now });
  if (done.length > 0)
    await queries.delete(eventChanges).where(
      inArray(
        eventChanges.id,
        done.map((one) => one.id),
      ),
    );
  return told;
}

/** What is still worth telling: a change that was taken back is none. */
function newsOf(event: EventLine, changes: (typeof eventChanges.$inferSelect)[], isQuiet: boolean): EventNews | null {
  // The first of them says how things stood when participants last heard of it.
  const first = changes.find(({ kind }) => kind === 'cancelled' || kind === 'restored')?.kind;
  if (event.status === 'cancelled') return first === 'cancelled' ? { kind: 'cancelled' } : null;
  if (event.status !== 'published') return null;
  if (first === 'restored') return { kind: 'restored' };
  if (!isQuiet) return null;
  const moved = changes.find(({ kind }) => kind === 'moved')?.before as ToldEvent | undefined;
  const before = moved && differs(moved, event) ? moved : null;
  const told = <Kind extends ToldDay | ToldSession>(wanted: 'day' | 'session' | 'session-gone') =>
    firstOfEach(changes.flatMap(({ kind, before: was }) => (kind === wanted ? [was as Kind] : [])));
  const sessions = told<ToldSession>('session');
  const news: EventNews = {
    kind: 'moved',
    before,
    days: told<ToldDay>('day').filter((was) => dayDiffers(was, event)),
    sessions: sessions.filter((was) => sessionDiffers(was, event)),
    // As it stood when participants last heard of it.
    gone: told<TakenOut>('session-gone').map((was) => ({ ...was, ...sessions.find(({ id }) => id === was.id) })),
  };
  return before || news.days.length + news.sessions.length + news.gone.length > 0 ? news : null;
}

/** As it stood before the first of several corrections. */
function firstOfEach<Told extends { id: string }>(told: Told[]): Told[] {
  return told.filter(({ id }, at) => told.findIndex((other) => other.id === id) === at);
}

function sessionDiffers(told: ToldSession, event: EventLine): boolean {
  const now = event.sessions.find(({ id }) => id === told.id);
  return now !== undefined && (!isSameTime(told, now) || told.room !== now.room);
}

/** A day that was taken out differs too. */
function dayDiffers(told: ToldDay, event: EventLine): boolean {
  const now = event.days.find(({ id }) => id === told.id);
  return !now || !isSameTime(told, now) || dayPlaceWords(told, event) !== dayPlaceWords(now, event);
}

type Span<At> = { startsAt: At; endsAt: At };

function isSameTime(told: Span<string>, now: Span<Date>): boolean {
  return Date.parse(told.startsAt) === now.startsAt.getTime() && Date.parse(told.endsAt) === now.endsAt.getTime();
}

function differs(before: ToldEvent, event: EventLine): boolean {
  return !isSameTime(before, event) || placeWords(before) !== placeWords(event) || before.link !== event.link;
}
