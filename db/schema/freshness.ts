// Asking organisations whether their entry is still true.
import { sql } from 'drizzle-orm';
import { check, index, pgTable, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';
import { organisations } from './directory.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** How often an entry is asked about; without a line, every six months. */
export const entryCadences = pgTable(
  'entry_cadences',
  {
    organisationId: uuid('organisation_id')
      .primaryKey()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** null: never asked. */
    months: smallint('months').$type<3 | 6 | 12>(),
    setAt: instant('set_at').notNull(),
    setBy: uuid('set_by').references(() => people.id, { onDelete: 'set null' }),
  },
  (table) => [check('entry_cadences_months', sql`${table.months} in (3, 6, 12)`)],
);

export type FreshnessAnswer = 'exact' | 'corrected' | 'gone' | 'not-us';
export type DeskReason = 'no-address' | 'refused' | 'silent' | 'gone' | 'not-us';

/** One « Vos informations sont-elles toujours exactes ? »: its mails are lines of outgoing_mails, its links of mail_links. */
export const freshnessRequests = pgTable(
  'freshness_requests',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    askedAt: instant('asked_at').notNull(),
    /** Its links open nothing from then on. */
    expiresAt: instant('expires_at').notNull(),
    answer: text('answer').$type<FreshnessAnswer>(),
    answeredAt: instant('answered_at'),
    /** The address whose link answered. */
    answeredBy: text('answered_by'),
    /** Handed to the coordination: nobody could be asked, nobody answered, or the answer needs a person. */
    deskReason: text('desk_reason').$type<DeskReason>(),
    deskAt: instant('desk_at'),
    /** Over: answered, verified otherwise, or the entry was taken out. */
    closedAt: instant('closed_at'),
  },
  (table) => [
    uniqueIndex('freshness_requests_open').on(table.organisationId).where(sql`${table.closedAt} is null`),
    index('freshness_requests_organisation').on(table.organisationId),
    index('freshness_requests_desk').on(table.deskAt).where(sql`${table.closedAt} is null`),
  ],
);
