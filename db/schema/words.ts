// What the coordination of a territory adds to the search there.
import { index, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';
import { territories } from './territories.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true }).notNull().defaultNow();
const territory = () =>
  uuid('territory_id')
    .notNull()
    .references(() => territories.id, { onDelete: 'cascade' });

/** « bricobus » → `petits-travaux-ara`, for searches in that territory. */
export const localWords = pgTable(
  'local_words',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: territory(),
    /** Normalised, words parted by one space. */
    phrase: text('phrase').notNull(),
    need: text('need').notNull(),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'set null' }),
    createdAt: moment('created_at'),
  },
  (table) => [unique('local_words_once').on(table.territoryId, table.phrase)],
);

/** « Coupure aujourd’hui ? … »: shown above the results of that need in that territory. */
export const pinnedNotes = pgTable(
  'pinned_notes',
  {
    territoryId: territory(),
    need: text('need').notNull(),
    text: text('text').notNull(),
    updatedAt: moment('updated_at'),
  },
  (table) => [primaryKey({ columns: [table.territoryId, table.need] })],
);

/** What people there type and the need that should answer: the coordination's own yardstick. */
export const judgedQueries = pgTable(
  'judged_queries',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: territory(),
    typed: text('typed').notNull(),
    need: text('need').notNull(),
    createdAt: moment('created_at'),
  },
  (table) => [
    unique('judged_queries_once').on(table.territoryId, table.typed),
    index('judged_queries_territory').on(table.territoryId),
  ],
);
