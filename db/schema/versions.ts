// What an entry of the directory was after each change. `app` may add and read, never change or remove.
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const entryVersions = pgTable(
  'entry_versions',
  {
    organisationId: uuid('organisation_id').notNull(),
    number: integer('number').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    personId: uuid('person_id'),
    /** The name as it was then; `forget_person(uuid)` blanks it, nothing else may. */
    authorName: text('author_name').notNull(),
    cause: text('cause').notNull(),
    why: text('why'),
    /** As `entry_snapshot(uuid)` writes it: names of columns, not those of the code. */
    snapshot: jsonb('snapshot').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.number] }),
    index('entry_versions_person').on(table.personId),
    index('entry_versions_at').on(table.at),
  ],
);
