// Workshop pages: which notes they hold, and who joined.
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';
import { organisations } from './directory.ts';
import { eventSessions, events } from './events.ts';
import { notes } from './notes.ts';
import { territories } from './territories.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export type WorkshopTemplate = 'plenary' | 'thematic' | 'round-table' | 'free';
export type WorkshopRole = 'facilitator' | 'contributor' | 'reader';

export const workshopPages = pgTable(
  'workshop_pages',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    theme: text('theme').notNull().default(''),
    template: text('template').$type<WorkshopTemplate>().notNull(),
    eventId: uuid('event_id').references(() => events.id, { onDelete: 'set null' }),
    sessionId: uuid('session_id').references(() => eventSessions.id, { onDelete: 'set null' }),
    /** What the QR code and the short address carry; a new one closes the door of the old one. */
    joinCode: text('join_code').notNull().unique(),
    frozenAt: instant('frozen_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('workshop_pages_territory_id').on(table.territoryId, table.id),
    index('workshop_pages_event').on(table.eventId),
  ],
);

/** The paperboards and rich notes of a page, in order. */
export const workshopNotes = pgTable(
  'workshop_notes',
  {
    pageId: uuid('page_id')
      .notNull()
      .references(() => workshopPages.id, { onDelete: 'cascade' }),
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    position: integer('position').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.pageId, table.noteId] }), index('workshop_notes_note').on(table.noteId)],
);

/** One device that joined, by the code of the page or as somebody signed in. */
export const workshopJoins = pgTable(
  'workshop_joins',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    pageId: uuid('page_id')
      .notNull()
      .references(() => workshopPages.id, { onDelete: 'cascade' }),
    role: text('role').$type<WorkshopRole>().notNull().default('contributor'),
    firstName: text('first_name').notNull(),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    /** As typed, when the directory does not know it. */
    organisationName: text('organisation_name').notNull().default(''),
    colour: integer('colour').notNull().default(0),
    /** SHA-256 of what the cookie of the device holds. */
    tokenHash: text('token_hash').notNull().unique(),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().defaultNow(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    index('workshop_joins_page').on(table.pageId),
    check('workshop_joins_role', sql`${table.role} in ('facilitator', 'contributor', 'reader')`),
  ],
);
