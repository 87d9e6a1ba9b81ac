// Mails that leave by themselves: what is to be sent, the links they carry, the addresses that refuse them.
import { sql } from 'drizzle-orm';
import { customType, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';

const citext = customType<{ data: string }>({ dataType: () => 'citext' });
const instant = (name: string) => timestamp(name, { withTimezone: true });

export type MailState = 'queued' | 'sending' | 'sent' | 'refused' | 'failed' | 'dropped';

/** One mail to one address. Written in the transaction that wants it; its words are made when it leaves. */
export const outgoingMails = pgTable(
  'outgoing_mails',
  {
    /** Also the Message-ID: a mail sent twice folds into one where it is read. */
    id: uuid('id').primaryKey().defaultRandom(),
    /** Says who writes the words: `question`, `correction`, `recherche`. */
    kind: text('kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    recipient: citext('recipient').notNull(),
    /** Tells the first mail about a subject from its reminders. */
    step: integer('step').notNull().default(0),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
    state: text('state').$type<MailState>().notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    /** Not tried before. */
    dueAt: instant('due_at').notNull(),
    claimedAt: instant('claimed_at'),
    /** When it left, was refused or was given up. */
    settledAt: instant('settled_at'),
    /** Of the mail server, without its sentence, which quotes addresses. */
    lastCode: text('last_code'),
  },
  (table) => [
    unique('outgoing_mails_once').on(table.kind, table.subjectId, table.recipient, table.step),
    index('outgoing_mails_due').on(table.dueAt).where(sql`${table.state} in ('queued', 'sending')`),
    index('outgoing_mails_settled').on(table.settledAt),
  ],
);

/** The secret of a link in a mail, as SHA-256. What it opens, and for how long, its subject says. */
export const mailLinks = pgTable(
  'mail_links',
  {
    hash: text('hash').primaryKey(),
    kind: text('kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    recipient: citext('recipient').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('mail_links_subject').on(table.subjectId)],
);

/** Addresses that a mail server turned away for good: not tried again. */
export const refusedAddresses = pgTable('refused_addresses', {
  mail: citext('mail').primaryKey(),
  code: text('code').notNull(),
  refusedAt: instant('refused_at').notNull(),
});
