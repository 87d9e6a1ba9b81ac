// What comes out of a workshop: proposals for the directory, the bilan, working groups, and who already knew whom.
import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';
import { organisations } from './directory.ts';
import { events } from './events.ts';
import { notes } from './notes.ts';
import { proposals } from './proposals.ts';
import { territories } from './territories.ts';
import { workshopJoins, workshopPages } from './workshops.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const citext = customType<{ data: string }>({ dataType: () => 'citext' });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export type LearnedKind = 'actor' | 'correction' | 'service';
export type LearnedState = 'noted' | 'accepted' | 'left';

/** What was decided about something that a workshop taught. `noted`: an actor named with « @ » that the directory does not know. */
export const learnedItems = pgTable(
  'learned_items',
  {
    pageId: uuid('page_id')
      .notNull()
      .references(() => workshopPages.id, { onDelete: 'cascade' }),
    /** SHA-256 of what it is about: the same thing said twice is one line. */
    key: text('key').notNull(),
    kind: text('kind').$type<LearnedKind>().notNull(),
    state: text('state').$type<LearnedState>().notNull(),
    /** Of an actor that was named by hand; empty for what is read from the cards. */
    name: text('name').notNull().default(''),
    cardId: text('card_id').notNull().default(''),
    proposalId: uuid('proposal_id').references(() => proposals.id, { onDelete: 'set null' }),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    settledById: uuid('settled_by_id').references(() => people.id, { onDelete: 'set null' }),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.pageId, table.key] }),
    check('learned_items_state', sql`${table.state} in ('noted', 'accepted', 'left')`),
  ],
);

export type TieMoment = 'before' | 'after';

/** Who already worked with whom when the workshop began, and who says to be going to; behind row-level security. */
export const workshopTies = pgTable(
  'workshop_ties',
  {
    joinId: uuid('join_id')
      .notNull()
      .references(() => workshopJoins.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    pageId: uuid('page_id')
      .notNull()
      .references(() => workshopPages.id, { onDelete: 'cascade' }),
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    /** `token_hash` of the join: its device reads and writes its own. */
    link: text('link').notNull(),
    /** Already worked with when it began, or will after it. */
    moment: text('moment').$type<TieMoment>().notNull().default('before'),
  },
  (table) => [
    primaryKey({ columns: [table.joinId, table.organisationId, table.moment] }),
    index('workshop_ties_page').on(table.pageId),
    check('workshop_ties_moment', sql`${table.moment} in ('before', 'after')`),
  ],
);

/** Where a participant who asked for it receives what they brought; behind row-level security. */
export const workshopMails = pgTable(
  'workshop_mails',
  {
    joinId: uuid('join_id')
      .primaryKey()
      .references(() => workshopJoins.id, { onDelete: 'cascade' }),
    pageId: uuid('page_id')
      .notNull()
      .references(() => workshopPages.id, { onDelete: 'cascade' }),
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    link: text('link').notNull(),
    mail: citext('mail').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('workshop_mails_page').on(table.pageId)],
);

/** One said so, their cards were put together, one named the other, or they share a working group that was born there. */
export type ThreadReason = 'said' | 'cards' | 'mention' | 'group';
/** `why` is missing from drawings of before it was asked for. */
export type Thread = { from: string; to: string; isNew: boolean; why?: ThreadReason[] };
export type ThreadDrawing = { names: Record<string, string>; threads: Thread[] };

/** Of one page, or of an event with all its pages. */
export const bilans = pgTable(
  'bilans',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    pageId: uuid('page_id')
      .unique()
      .references(() => workshopPages.id, { onDelete: 'cascade' }),
    eventId: uuid('event_id')
      .unique()
      .references(() => events.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    intro: text('intro').notNull().default(''),
    /** « Le maillage avant / après », by structure, as it was when the bilan was made or refreshed. */
    drawing: jsonb('drawing').$type<ThreadDrawing>(),
    revision: integer('revision').notNull().default(1),
    publishedAt: instant('published_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [check('bilans_whose', sql`(${table.pageId} is null) <> (${table.eventId} is null)`)],
);

/** One line of a bilan, linked to its card when it came from one. `leftOut`: why it is not shown; '' when it is. */
export const bilanLines = pgTable(
  'bilan_lines',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    bilanId: uuid('bilan_id')
      .notNull()
      .references(() => bilans.id, { onDelete: 'cascade' }),
    section: text('section').notNull(),
    theme: text('theme').notNull().default(''),
    commune: text('commune').notNull().default(''),
    text: text('text').notNull(),
    votes: integer('votes').notNull().default(0),
    pageId: uuid('page_id').references(() => workshopPages.id, { onDelete: 'set null' }),
    cardId: text('card_id'),
    /** `tache/<id>`, `document/<address>`…: what a line that came from no card says; null for what was written by hand. */
    fact: text('fact'),
    /** The card behind a fact, as tasks keep it. */
    cardRef: text('card_ref'),
    /** MD5 of the words as they were made: others were written by hand since. */
    made: text('made').notNull().default(''),
    leftOut: text('left_out').notNull().default(''),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    unique('bilan_lines_card').on(table.bilanId, table.pageId, table.cardId),
    unique('bilan_lines_fact').on(table.bilanId, table.fact),
    index('bilan_lines_bilan').on(table.bilanId, table.position),
  ],
);

/** People and organisations who go on with one theme between events. */
export const workingGroups = pgTable(
  'working_groups',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    theme: text('theme').notNull().default(''),
    purpose: text('purpose').notNull().default(''),
    /** `<slug of the page>/<id of the card>` that it was made from. */
    cardRef: text('card_ref'),
    closedAt: instant('closed_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [unique('working_groups_card').on(table.territoryId, table.cardRef)],
);

export const workingGroupOrganisations = pgTable(
  'working_group_organisations',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => workingGroups.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.organisationId] })],
);

export const workingGroupPages = pgTable(
  'working_group_pages',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => workingGroups.id, { onDelete: 'cascade' }),
    pageId: uuid('page_id')
      .notNull()
      .references(() => workshopPages.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.pageId] }),
    index('working_group_pages_page').on(table.pageId),
  ],
);

/** What a note says, for searching inside notes that one may read; never in the public index. */
export const noteTexts = pgTable(
  'note_texts',
  {
    noteId: uuid('note_id')
      .primaryKey()
      .references(() => notes.id, { onDelete: 'cascade' }),
    text: text('text').notNull(),
    words: tsvector('words').generatedAlwaysAs(sql`to_tsvector('public.fr'::regconfig, text)`),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('note_texts_words').using('gin', table.words)],
);
