// What somebody keeps at hand: starred actors and searches whose changes are mailed.
import { boolean, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';
import { organisations } from './directory.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const favourites = pgTable(
  'favourites',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.organisationId] }),
    index('favourites_organisation').on(table.organisationId),
  ],
);

/** Slug → name and state of an entry when the search was last looked at. */
export type SeenEntries = Record<string, { name: string; stamp: string }>;

export const savedSearches = pgTable(
  'saved_searches',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** Canonical query string of /annuaire. */
    query: text('query').notNull(),
    isMailed: boolean('is_mailed').notNull().default(true),
    seen: jsonb('seen').$type<SeenEntries>().notNull(),
    lookedAt: instant('looked_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('saved_searches_person').on(table.personId)],
);
