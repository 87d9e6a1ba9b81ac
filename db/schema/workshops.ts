// Workshop pages: which notes they hold, and who joined.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
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
    /** Nobody writes any more. */
    frozenAt: instant('frozen_at'),
    /** Only who facilitates writes, for a while. */
    lockedAt: instant('locked_at'),
    timerStartedAt: instant('timer_started_at'),
    timerEndsAt: instant('timer_ends_at'),
    /** Where everybody is called to: the id of a note, or `note/column`; '' for nowhere. */
    calledTo: text('called_to').notNull().default(''),
    calledAt: instant('called_at'),
    /** Put away by the coordination: listed nowhere, closed to everybody else, brought back by a click. */
    archivedAt: instant('archived_at'),
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
    /** The name of who joined without account has left, on its day. */
    forgottenAt: instant('forgotten_at'),
  },
  (table) => [
    index('workshop_joins_page').on(table.pageId),
    unique('workshop_joins_of_page').on(table.pageId, table.id),
    // Somebody signed in joins once, on however many devices.
    uniqueIndex('workshop_joins_person').on(table.pageId, table.personId).where(sql`${table.personId} is not null`),
    check('workshop_joins_role', sql`${table.role} in ('facilitator', 'contributor', 'reader')`),
  ],
);

/** Columns in which only who facilitates writes. */
export const workshopColumnLocks = pgTable(
  'workshop_column_locks',
  {
    pageId: uuid('page_id')
      .notNull()
      .references(() => workshopPages.id, { onDelete: 'cascade' }),
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    columnId: text('column_id').notNull(),
    lockedAt: instant('locked_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.noteId, table.columnId] }),
    index('workshop_column_locks_page').on(table.pageId),
  ],
);

/** A vote on the cards of one board; one at a time is open. */
export const workshopVotes = pgTable(
  'workshop_votes',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    pageId: uuid('page_id')
      .notNull()
      .references(() => workshopPages.id, { onDelete: 'cascade' }),
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    /** How many each has. */
    points: integer('points').notNull(),
    /** Until it is closed, everybody sees their own points only. */
    isHidden: boolean('is_hidden').notNull().default(false),
    openedAt: instant('opened_at').notNull().defaultNow(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    unique('workshop_votes_points').on(table.id, table.points),
    uniqueIndex('workshop_votes_open').on(table.noteId).where(sql`${table.closedAt} is null`),
    index('workshop_votes_page').on(table.pageId),
    check('workshop_votes_range', sql`${table.points} between 1 and 20`),
  ],
);

/** One point: as many slots as the vote has points, so that nobody can have more. Behind row-level security. */
export const workshopVotePoints = pgTable(
  'workshop_vote_points',
  {
    voteId: uuid('vote_id').notNull(),
    joinId: uuid('join_id')
      .notNull()
      .references(() => workshopJoins.id, { onDelete: 'cascade' }),
    slot: integer('slot').notNull(),
    points: integer('points').notNull(),
    cardId: text('card_id').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.voteId, table.joinId, table.slot] }),
    foreignKey({
      name: 'workshop_vote_points_vote',
      columns: [table.voteId, table.points],
      foreignColumns: [workshopVotes.id, workshopVotes.points],
    }).onDelete('cascade'),
    index('workshop_vote_points_join').on(table.joinId),
    check('workshop_vote_points_slot', sql`${table.slot} between 1 and ${table.points}`),
  ],
);

/** « Contributions tardives »: what came after a lock or a freeze, kept apart until it is added or left. Behind row-level security. */
export const workshopLateCards = pgTable(
  'workshop_late_cards',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    pageId: uuid('page_id')
      .notNull()
      .references(() => workshopPages.id, { onDelete: 'cascade' }),
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    joinId: uuid('join_id')
      .notNull()
      .references(() => workshopJoins.id, { onDelete: 'cascade' }),
    /** As its device named it: sent twice, it is kept once. */
    cardId: text('card_id').notNull(),
    columnId: text('column_id').notNull(),
    text: text('text').notNull(),
    onBehalfOf: text('on_behalf_of').notNull().default(''),
    at: instant('at').notNull().defaultNow(),
    decision: text('decision').$type<'added' | 'left'>(),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    unique('workshop_late_cards_once').on(table.noteId, table.joinId, table.cardId),
    index('workshop_late_cards_page').on(table.pageId),
    index('workshop_late_cards_join').on(table.joinId),
    check('workshop_late_cards_decision', sql`${table.decision} in ('added', 'left')`),
  ],
);

/** What was said below a card of a board. Its author has no name here: the join or the person tells it. Behind row-level security. */
export const workshopComments = pgTable(
  'workshop_comments',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    pageId: uuid('page_id').notNull(),
    noteId: uuid('note_id').notNull(),
    cardId: text('card_id').notNull(),
    joinId: uuid('join_id'),
    /** Who coordinates writes without joining. */
    personId: uuid('person_id').references(() => people.id, { onDelete: 'set null' }),
    text: text('text').notNull(),
    /** Slugs of organisations. */
    mentions: text('mentions').array().notNull().default(sql`'{}'::text[]`),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    foreignKey({
      name: 'workshop_comments_note',
      columns: [table.pageId, table.noteId],
      foreignColumns: [workshopNotes.pageId, workshopNotes.noteId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'workshop_comments_join',
      columns: [table.pageId, table.joinId],
      foreignColumns: [workshopJoins.pageId, workshopJoins.id],
    }).onDelete('cascade'),
    index('workshop_comments_card').on(table.pageId, table.cardId, table.at),
    index('workshop_comments_join_id').on(table.joinId),
    index('workshop_comments_person').on(table.personId),
    check('workshop_comments_author', sql`num_nonnulls(${table.joinId}, ${table.personId}) <= 1`),
    check('workshop_comments_length', sql`length(${table.text}) between 1 and 6000`),
    check('workshop_comments_mentions', sql`cardinality(${table.mentions}) <= 10`),
  ],
);

/** Which participants a comment names with « @ ». Behind row-level security. */
export const workshopCommentMentions = pgTable(
  'workshop_comment_mentions',
  {
    commentId: uuid('comment_id')
      .notNull()
      .references(() => workshopComments.id, { onDelete: 'cascade' }),
    pageId: uuid('page_id').notNull(),
    joinId: uuid('join_id').notNull(),
    /** As it stands in the text, so that it can be taken out there. */
    name: text('name').notNull(),
    seenAt: instant('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.commentId, table.joinId] }),
    foreignKey({
      name: 'workshop_comment_mentions_join',
      columns: [table.pageId, table.joinId],
      foreignColumns: [workshopJoins.pageId, workshopJoins.id],
    }).onDelete('cascade'),
    index('workshop_comment_mentions_join_id').on(table.joinId),
    index('workshop_comment_mentions_page').on(table.pageId),
  ],
);
