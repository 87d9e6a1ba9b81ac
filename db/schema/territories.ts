import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** One local network: its communes are the reach of `zones` (INSEE, SIREN of EPCI, département codes). */
export const territories = pgTable('territories', {
  id: uuid('id').primaryKey().defaultRandom(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  description: text('description').notNull(),
  zones: text('zones').array().notNull(),
  /** INSEE code of the commune the network is run from. */
  centre: text('centre').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
