// Editions and what happens in them. Registrations stand in a file of their own, behind row-level security.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
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
import { organisations, type PointPrecision } from './directory.ts';
import { territories } from './territories.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export type EventFormat =
  | 'plenary'
  | 'workshop'
  | 'round-table'
  | 'public-meeting'
  | 'visit'
  | 'exhibition'
  | 'webinar'
  | 'other';
export type EventStatus = 'proposed' | 'draft' | 'published' | 'cancelled' | 'refused';
export type EventAudience = 'professionals' | 'public';
/** Where an event stands with the official programme of the day. */
export type OfficialStatus = 'not-yet' | 'registered' | 'accepted' | 'not-concerned';
export type EventDocument = { label: string; url: string };
export type TaskPhase = 'before' | 'during' | 'after';

/** « JCPE 2027 »: one round of events of one territory around a day. */
export const editions = pgTable(
  'editions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    theme: text('theme').notNull().default(''),
    /** The day everything turns around; null while it is not known. */
    day: date('day', { mode: 'string' }),
    copiedFrom: uuid('copied_from'),
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [unique('editions_territory_id').on(table.territoryId, table.id)],
);

export const events = pgTable(
  'events',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    editionId: uuid('edition_id').references(() => editions.id, { onDelete: 'set null' }),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    format: text('format').$type<EventFormat>().notNull(),
    summary: text('summary').notNull().default(''),
    theme: text('theme').notNull().default(''),
    audience: text('audience').$type<EventAudience>().notNull().default('professionals'),
    status: text('status').$type<EventStatus>().notNull().default('draft'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** Where: an organisation of the directory, or an address; neither for what happens at a link only. */
    placeOrganisationId: uuid('place_organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    placeName: text('place_name').notNull().default(''),
    address: text('address').notNull().default(''),
    communeCode: text('commune_code'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    pointPrecision: text('point_precision').$type<PointPrecision>(),
    /** Where one joins from afar. */
    link: text('link').notNull().default(''),
    accessibility: text('accessibility').notNull().default(''),
    documents: jsonb('documents').$type<EventDocument[]>().notNull().default([]),
    officialStatus: text('official_status').$type<OfficialStatus>().notNull().default('not-yet'),
    officialLink: text('official_link').notNull().default(''),
    /** Who proposed it, for which organisation; null when the coordination made it. */
    proposedBy: uuid('proposed_by').references(() => people.id, { onDelete: 'set null' }),
    proposedFor: uuid('proposed_for').references(() => organisations.id, { onDelete: 'set null' }),
    /** Why it was refused or cancelled, in words for whoever reads. */
    reason: text('reason').notNull().default(''),
    capacity: integer('capacity'),
    isRegistrationOpen: boolean('is_registration_open').notNull().default(false),
    /** Registration was open once, says a trigger: the link is for those who registered. */
    takesRegistrations: boolean('takes_registrations').notNull().default(false),
    /** When the data of its participants are deleted. */
    forgetOn: date('forget_on', { mode: 'string' }),
    copiedFrom: uuid('copied_from'),
    /** `<slug of the page>/<id of the card>`: the difficulty it answers. */
    cardRef: text('card_ref'),
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('events_territory_id').on(table.territoryId, table.id),
    index('events_edition').on(table.editionId),
    index('events_starts').on(table.startsAt),
    index('events_card').on(table.cardRef).where(sql`${table.cardRef} is not null`),
    check('events_order', sql`${table.endsAt} >= ${table.startsAt}`),
    check('events_capacity', sql`${table.capacity} is null or ${table.capacity} > 0`),
  ],
);

/** One of several days or places: a travelling exhibition, a week of visits. An event without any is where and when its own line says. */
export const eventDays = pgTable(
  'event_days',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    placeName: text('place_name').notNull().default(''),
    address: text('address').notNull().default(''),
    communeCode: text('commune_code'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    pointPrecision: text('point_precision').$type<PointPrecision>(),
  },
  (table) => [
    index('event_days_event').on(table.eventId, table.startsAt),
    check('event_days_order', sql`${table.endsAt} >= ${table.startsAt}`),
  ],
);

/** Something that somebody is to do: the checklist of an event, or what a meeting decided and carries to the next one. */
export const eventTasks = pgTable(
  'event_tasks',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    eventId: uuid('event_id').references(() => events.id, { onDelete: 'cascade' }),
    groupId: uuid('group_id'),
    /** The card of a paperboard that it was made from. */
    cardRef: text('card_ref'),
    title: text('title').notNull(),
    phase: text('phase').$type<TaskPhase>().notNull().default('after'),
    ownerPersonId: uuid('owner_person_id').references(() => people.id, { onDelete: 'set null' }),
    /** As typed, for an owner without an account. */
    ownerName: text('owner_name').notNull().default(''),
    dueOn: date('due_on', { mode: 'string' }),
    doneAt: instant('done_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('event_tasks_event').on(table.eventId),
    index('event_tasks_group').on(table.groupId),
    index('event_tasks_open').on(table.territoryId, table.dueOn).where(sql`${table.doneAt} is null`),
    check('event_tasks_phase', sql`${table.phase} in ('before', 'during', 'after')`),
  ],
);

/** Who organises, and who takes part, from the directory. */
export const eventOrganisations = pgTable(
  'event_organisations',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    role: text('role').$type<'organiser' | 'partner'>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.organisationId] })],
);

/** A room and a time slot within an event. */
export const eventSessions = pgTable(
  'event_sessions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    room: text('room').notNull().default(''),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    capacity: integer('capacity'),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    index('event_sessions_event').on(table.eventId),
    check('event_sessions_order', sql`${table.endsAt} >= ${table.startsAt}`),
  ],
);
