// Mails that rooms leave behind in their transactions and that the worker sends: never lost, never two lines for one mail.
// A process killed between sending and noting sends again a quarter of an hour later, under the same Message-ID.
import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { type WorkActor, withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { mailLinks, outgoingMails, refusedAddresses } from '#db/schema/mails.ts';
import type { MailRefusal } from '#db/schema/people.ts';
import type { Log } from './log.ts';
import { type Mail, type Mailer, MailNotSent, refusalOf } from './mail.ts';

export type QueuedMail = {
  kind: string;
  subjectId: string;
  recipient: string;
  step?: number;
  detail?: Record<string, unknown>;
  dueAt: Date;
};

export type ClaimedMail = typeof outgoingMails.$inferSelect;

export type Words = Pick<Mail, 'subject' | 'text' | 'unsubscribe' | 'replyTo' | 'attachments'>;

/** Makes the words when the mail leaves, in the transaction that claims it; null when it is not wanted any more. */
export type Composer = (queries: Queries, mail: ClaimedMail, now: Date) => Promise<Words | null>;

export type MailKind = {
  compose: Composer;
  /** Learns what became of each try, null once it left; in the transaction that notes it. Somebody sends such a mail by hand:
   * it is tried even where an earlier one was turned away. */
  told: (queries: Queries, mail: ClaimedMail, refusal: MailRefusal | null, now: Date) => Promise<void>;
};

export type Composers = Record<string, Composer | MailKind>;

export type OutboxOptions = {
  database: Database;
  mail: Pick<Mailer, 'send'>;
  log: Log;
  /** One per kind. */
  composers: Composers;
  now: () => Date;
  perHour?: number;
};

export type Sent = { sent: number; refused: number; postponed: number; dropped: number };

/** Whoever looks at mails that wait, and at the links they held; any room may leave one behind. */
export const MAILS: WorkActor = { kind: 'work', name: 'mails' };

const PER_HOUR = 200;
const MINUTE_MS = 60_000;
/** Longer than a mail server may take: whoever claimed the mail is dead by then. */
const CLAIM_MS = 15 * MINUTE_MS;
const MOST_ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 24 * 60 * MINUTE_MS;

/** One line per kind, subject, address and step: asking twice is asking once. */
export async function queueMails(queries: Queries, mails: QueuedMail[]): Promise<void> {
  for (let at = 0; at < mails.length; at += 500)
    await queries
      .insert(outgoingMails)
      .values(mails.slice(at, at + 500))
      .onConflictDoNothing();
}

/** Sends what is due, as many as the hour still allows; stops when the mail server is away. */
export async function sendOutgoing(options: OutboxOptions): Promise<Sent> {
  const { database, mail, log, now, perHour = PER_HOUR } = options;
  const done: Sent = { sent: 0, refused: 0, postponed: 0, dropped: 0 };
  let left = perHour - (await countSince(database, new Date(now().getTime() - 60 * MINUTE_MS)));
  while (left > 0) {
    const claimed = await claim(options);
    if (claimed === null) return done;
    const { line, words } = claimed;
    if (words === null) {
      await settle(options, line, 'dropped');
      done.dropped += 1;
      continue;
    }
    try {
      await mail.send({ to: line.recipient, id: line.id, ...words });
      await settle(options, line, 'sent');
      done.sent += 1;
      left -= 1;
    } catch (error) {
      if (!(error instanceof MailNotSent)) throw error;
      if (error.refusesAddress) {
        await refuse(options, line, error);
        done.refused += 1;
        continue;
      }
      await postpone(options, line, error);
      done.postponed += 1;
      log.warn({ code: error.code, kind: line.kind }, 'a mail waits for the mail server');
      if (error.isServerAway) return done;
    }
  }
  return done;
}

/** Forgets the words of old mails and the links that cannot open anything any more. */
export async function forgetOldMails(database: Database, now: Date): Promise<void> {
  const old = new Date(now.getTime() - 400 * 24 * 60 * MINUTE_MS);
  await withActor(
    database,
    MAILS,
    (queries) => queries.delete(outgoingMails).where(lt(outgoingMails.settledAt, old)),
    30_000,
  );
  await withActor(database, MAILS, (queries) => queries.delete(mailLinks).where(lt(mailLinks.createdAt, old)), 30_000);
}

async function countSince(database: Database, since: Date): Promise<number> {
  const [row] = await withActor(database, MAILS, (queries) =>
    queries
      .select({ count: sql<number>`count(*)::int` })
      .from(outgoingMails)
      .where(and(eq(outgoingMails.state, 'sent'), gt(outgoingMails.settledAt, since))),
  );
  return row?.count ?? 0;
}

async function claim({ database, composers, now }: OutboxOptions) {
  const at = now();
  return withActor(database, MAILS, async (queries) => {
    const [next] = await queries
      .select({ id: outgoingMails.id })
      .from(outgoingMails)
      .where(
        and(
          inArray(outgoingMails.state, ['queued', 'sending']),
          inArray(outgoingMails.kind, Object.keys(composers)),
          sql`${outgoingMails.dueAt} <= ${at.toISOString()}::timestamptz`,
          sql`(${outgoingMails.state} = 'queued' or ${outgoingMails.claimedAt} <= ${new Date(at.getTime() - CLAIM_MS).toISOString()}::timestamptz)`,
        ),
      )
      .orderBy(outgoingMails.dueAt)
      .limit(1)
      .for('update', { skipLocked: true });
    if (!next) return null;
    const [line] = await queries
      .update(outgoingMails)
      .set({ state: 'sending', claimedAt: at, attempts: sql`${outgoingMails.attempts} + 1` })
      .where(eq(outgoingMails.id, next.id))
      .returning();
    if (!line) return null;
    const [refused] = await queries
      .select({ mail: refusedAddresses.mail })
      .from(refusedAddresses)
      .where(eq(refusedAddresses.mail, line.recipient));
    const kind = composers[line.kind];
    const compose = typeof kind === 'function' ? kind : kind?.compose;
    const isSkipped = refused !== undefined && typeof kind === 'function';
    return { line, words: isSkipped || !compose ? null : await compose(queries, line, at) };
  });
}

async function settle({ database, composers, now }: OutboxOptions, line: ClaimedMail, state: 'sent' | 'dropped') {
  const at = now();
  await withActor(database, MAILS, async (queries) => {
    await queries.update(outgoingMails).set({ state, settledAt: at, detail: {} }).where(eq(outgoingMails.id, line.id));
    if (state === 'sent') await tell(composers, queries, { line, refusal: null, at });
  });
}

async function refuse({ database, composers, now }: OutboxOptions, line: ClaimedMail, error: MailNotSent) {
  const { code } = error;
  const at = now();
  await withActor(database, MAILS, async (queries) => {
    await queries
      .update(outgoingMails)
      .set({ state: 'refused', settledAt: at, lastCode: code, detail: {} })
      .where(eq(outgoingMails.id, line.id));
    await queries
      .insert(refusedAddresses)
      .values({ mail: line.recipient, code, refusedAt: at })
      .onConflictDoUpdate({ target: refusedAddresses.mail, set: { code, refusedAt: at } });
    await tell(composers, queries, { line, refusal: refusalOf(error), at });
  });
}

/** Longer and longer pauses. A server that is away costs no attempt: it says nothing about this mail. */
async function postpone({ database, composers, now }: OutboxOptions, line: ClaimedMail, error: MailNotSent) {
  const at = now();
  const attempts = error.isServerAway ? line.attempts - 1 : line.attempts;
  const isOver = attempts >= MOST_ATTEMPTS;
  const pause = error.isServerAway ? 0 : Math.min(LONGEST_PAUSE_MS, 10 * MINUTE_MS * 2 ** (attempts - 1));
  await withActor(database, MAILS, async (queries) => {
    await queries
      .update(outgoingMails)
      .set({
        state: isOver ? 'failed' : 'queued',
        settledAt: isOver ? at : null,
        dueAt: new Date(at.getTime() + pause),
        attempts,
        lastCode: error.code,
      })
      .where(eq(outgoingMails.id, line.id));
    await tell(composers, queries, { line, refusal: refusalOf(error), at });
  });
}

type Told = { line: ClaimedMail; refusal: MailRefusal | null; at: Date };

async function tell(composers: Composers, queries: Queries, { line, refusal, at }: Told): Promise<void> {
  const kind = composers[line.kind];
  if (typeof kind === 'object') await kind.told(queries, line, refusal, at);
}
