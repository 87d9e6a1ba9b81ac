// What editors leave beside an entry: what they were typing, and what the coordination notes for itself.
import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';
import { organisations } from './directory.ts';

/** A form as somebody left it without saving: theirs alone, never published by itself. */
export const entryDrafts = pgTable(
  'entry_drafts',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** Which form: its address below `/administration/annuaire`. */
    subject: text('subject').notNull(),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
    form: jsonb('form').$type<Record<string, string | string[]>>().notNull(),
    /** Revision that the form was opened on: a later one is shown beside it when it is saved. */
    revision: integer('revision').notNull(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.subject] }),
    index('entry_drafts_organisation').on(table.organisationId),
    check('entry_drafts_size', sql`pg_column_size(${table.form}) < 500000`),
  ],
);

/** Seen by the coordination of the home territory alone: in no index, no export, no page of anybody else. */
export const entryNotes = pgTable(
  'entry_notes',
  {
    organisationId: uuid('organisation_id')
      .primaryKey()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    note: text('note').notNull().default(''),
    /** « À rappeler le » */
    callOn: date('call_on'),
    revision: integer('revision').notNull().default(1),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [index('entry_notes_call').on(table.callOn).where(sql`${table.callOn} is not null`)],
);
