import { boolean, pgTable, timestamp } from 'drizzle-orm/pg-core';

/** One row: what this base holds. A demonstration base never becomes a real one, nor the other way round. */
export const instance = pgTable('instance', {
  id: boolean('id').primaryKey().default(true),
  isDemo: boolean('is_demo').notNull(),
  firstStartedAt: timestamp('first_started_at', { withTimezone: true }).notNull().defaultNow(),
});
