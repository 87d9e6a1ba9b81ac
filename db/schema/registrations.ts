// Who comes to an event. Behind forced row-level security: read and written through `withActor` only.
import { sql } from 'drizzle-orm';
import {
  bigserial,
  check,
  customType,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { organisations } from './directory.ts';
import { eventSessions, events } from './events.ts';

const citext = customType<{ data: string }>({ dataType: () => 'citext' });
const instant = (name: string) => timestamp(name, { withTimezone: true });

export type SeatStatus = 'confirmed' | 'waiting';
export type RegistrationStatus = SeatStatus | 'cancelled';

export const registrations = pgTable(
  'registrations',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: uuid('territory_id').notNull(),
    eventId: uuid('event_id').notNull(),
    /** The order of the waiting list; given under the lock of the event. */
    number: bigserial('number', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
    /** null for who was added by hand without one, and once forgotten. */
    mail: citext('mail'),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    organisationName: text('organisation_name').notNull().default(''),
    /** Of the structure; stays for the counts when the rest is forgotten. */
    organisationKind: text('organisation_kind').notNull().default(''),
    needs: text('needs').notNull().default(''),
    status: text('status').$type<RegistrationStatus>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    promotedAt: instant('promoted_at'),
    cancelledAt: instant('cancelled_at'),
    forgottenAt: instant('forgotten_at'),
  },
  (table) => [
    unique('registrations_territory_event').on(table.territoryId, table.eventId, table.id),
    uniqueIndex('registrations_once').on(table.eventId, table.mail).where(sql`${table.status} <> 'cancelled'`),
    index('registrations_event').on(table.eventId, table.number),
    index('registrations_mail').on(table.mail),
    foreignKey({
      name: 'registrations_event_fk',
      columns: [table.territoryId, table.eventId],
      foreignColumns: [events.territoryId, events.id],
    }).onDelete('cascade'),
    check('registrations_status', sql`${table.status} in ('confirmed', 'waiting', 'cancelled')`),
  ],
);

/** What somebody wants to attend within the event; each session has its own seats. */
export const registrationSessions = pgTable(
  'registration_sessions',
  {
    territoryId: uuid('territory_id').notNull(),
    eventId: uuid('event_id').notNull(),
    registrationId: uuid('registration_id').notNull(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => eventSessions.id, { onDelete: 'cascade' }),
    /** The order in which it was chosen. */
    number: bigserial('number', { mode: 'number' }).notNull(),
    status: text('status').$type<SeatStatus>().notNull().default('waiting'),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.sessionId] }),
    index('registration_sessions_session').on(table.sessionId),
    foreignKey({
      name: 'registration_sessions_registration_fk',
      columns: [table.territoryId, table.eventId, table.registrationId],
      foreignColumns: [registrations.territoryId, registrations.eventId, registrations.id],
    }).onDelete('cascade'),
    check('registration_sessions_status', sql`${table.status} in ('confirmed', 'waiting')`),
  ],
);

export type AttendanceHow = 'qr' | 'name' | 'self';

/** Somebody was there on one half-day: who had registered, or who came without. */
export const attendances = pgTable(
  'attendances',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: uuid('territory_id').notNull(),
    eventId: uuid('event_id').notNull(),
    registrationId: uuid('registration_id'),
    /** Of who came without registering. */
    name: text('name').notNull().default(''),
    organisationName: text('organisation_name').notNull().default(''),
    organisationKind: text('organisation_kind').notNull().default(''),
    /** `2027-11-18-matin`, `2027-11-18-apres-midi`. */
    halfDay: text('half_day').notNull(),
    how: text('how').$type<AttendanceHow>().notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    unique('attendances_once').on(table.registrationId, table.halfDay),
    index('attendances_event').on(table.eventId, table.halfDay),
    foreignKey({
      name: 'attendances_event_fk',
      columns: [table.territoryId, table.eventId],
      foreignColumns: [events.territoryId, events.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'attendances_registration_fk',
      columns: [table.territoryId, table.eventId, table.registrationId],
      foreignColumns: [registrations.territoryId, registrations.eventId, registrations.id],
    }).onDelete('cascade'),
    check('attendances_how', sql`${table.how} in ('qr', 'name', 'self')`),
  ],
);

/** When and where, as participants were told. */
export type ToldEvent = ToldWhere & { link: string };
type ToldWhere = {
  startsAt: string;
  endsAt: string;
  placeName: string;
  address: string;
  communeCode?: string | null;
};
/** The same of one of several days. */
export type ToldDay = ToldWhere & { id: string };
/** The same of one session. */
export type ToldSession = { id: string; startsAt: string; endsAt: string; room: string };
/** One that was taken out. */
export type GoneSession = ToldSession & { title: string };
/** `chosenBy`: registrations, as they stood when it was. */
export type TakenOut = GoneSession & { chosenBy: string[] };
/** All that is left of an event that was deleted: in the mails to whoever was on its list. */
export type GoneEvent = ToldEvent & {
  id: string;
  slug: string;
  title: string;
  revision: number;
  days: ToldDay[];
  territory: string;
  signature: string;
  contactMail: string;
};

/** What changed in an event that its participants must hear of; written by triggers, done with by the worker. */
export const eventChanges = pgTable(
  'event_changes',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    kind: text('kind')
      .$type<'moved' | 'session' | 'session-gone' | 'day' | 'cancelled' | 'restored' | 'seats'>()
      .notNull(),
    before: jsonb('before').$type<ToldEvent | ToldDay | ToldSession | TakenOut>(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('event_changes_event').on(table.eventId)],
);
