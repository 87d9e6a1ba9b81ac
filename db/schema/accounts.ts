// People, what they may do and how they are recognised. Secrets are kept as SHA-256 only.
import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { OrganisationRole, Proof, TerritoryRole } from '#db/actor.ts';
import { organisations } from './directory.ts';
import { territories } from './territories.ts';

const citext = customType<{ data: string }>({ dataType: () => 'citext' });
const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Somebody who may sign in: a name to sign what they do, and a mail to reach them. */
export const people = pgTable('people', {
  id: uuid('id').primaryKey().defaultRandom(),
  name: text('name').notNull(),
  mail: citext('mail').notNull().unique(),
  /** Settings and territories of the instance; gives no right on entries or households. */
  isAdministrator: boolean('is_administrator').notNull().default(false),
  createdAt: instant('created_at').notNull().defaultNow(),
  disabledAt: instant('disabled_at'),
  /** Name and mail were replaced at the person's own wish; the line stays for what points to it. */
  erasedAt: instant('erased_at'),
});

/** One role of one person, in a territory or in an organisation. */
export const memberships = pgTable(
  'memberships',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text('role').$type<TerritoryRole | OrganisationRole>().notNull(),
    territoryId: uuid('territory_id').references(() => territories.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('memberships_once')
      .on(table.personId, table.role, table.territoryId, table.organisationId)
      .nullsNotDistinct(),
    index('memberships_organisation').on(table.organisationId),
    index('memberships_territory').on(table.territoryId),
    check(
      'memberships_role',
      sql`(${table.role} in ('coordinator', 'visitor', 'alert-giver') and ${table.territoryId} is not null and ${table.organisationId} is null)
        or (${table.role} in ('owner', 'editor') and ${table.organisationId} is not null and ${table.territoryId} is null)`,
    ),
  ],
);

export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of what the cookie holds. */
    id: text('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    absoluteExpiresAt: instant('absolute_expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Browser and system, as a person would name them. */
    device: text('device').notNull().default(''),
    /** The one role chosen for this session: a membership's id or `administrator`; null: all of them together. */
    actingAs: text('acting_as'),
    /** How it was opened. */
    proof: text('proof').$type<Proof>().notNull().default('mail'),
    secondFactorAt: instant('second_factor_at'),
    /** When the person last proved who they are: changes of the account ask for less than ten minutes. */
    provenAt: instant('proven_at').notNull().defaultNow(),
    /** « Poste partagé »: half an hour without a visit ends it. */
    isShared: boolean('is_shared').notNull().default(false),
  },
  (table) => [index('sessions_person').on(table.personId), index('sessions_expiry').on(table.expiresAt)],
);

/** One « envoyez-moi un lien »: a link for any browser, a code for the one that asked. Unknown mails get a line too. */
export const signIns = pgTable(
  'sign_ins',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'cascade' }),
    /** SHA-256 of the cookie of the browser that asked; null for a link printed by the terminal. */
    attemptHash: text('attempt_hash').unique(),
    linkHash: text('link_hash').notNull().unique(),
    /** SHA-256 of that cookie and the six digits: of no use without the cookie. */
    codeHash: text('code_hash'),
    /** SHA-256 of the mail that was typed, known or not: wrong codes are counted by it. */
    accountHash: text('account_hash'),
    tries: integer('tries').notNull().default(0),
    isShared: boolean('is_shared').notNull().default(false),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('sign_ins_expiry').on(table.expiresAt)],
);

/** Mails of a demonstration: shown at /boite-aux-lettres instead of being sent. */
export const keptMails = pgTable('kept_mails', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  recipient: text('recipient').notNull(),
  subject: text('subject').notNull(),
  text: text('text').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** Who did what, when. `app` may add and read, never change or remove. */
export const auditLines = pgTable(
  'audit_lines',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull().defaultNow(),
    personId: uuid('person_id'),
    /** The name as it was then. */
    personName: text('person_name').notNull(),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** What changed, from and to; never a secret. */
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [index('audit_lines_subject').on(table.subjectKind, table.subjectId)],
);

/** Settings of the instance, one row per version; the last one holds. */
export const instanceSettings = pgTable('instance_settings', {
  version: bigserial('version', { mode: 'number' }).primaryKey(),
  senderName: text('sender_name').notNull(),
  senderMail: text('sender_mail').notNull(),
  /** Who answers for the instance before the law, and where to write to them. */
  legalName: text('legal_name').notNull().default(''),
  legalMail: text('legal_mail').notNull().default(''),
  legalAddress: text('legal_address').notNull().default(''),
  personId: uuid('person_id').references(() => people.id, { onDelete: 'set null' }),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** The one-time link to /installation that the terminal prints. */
export const installationLinks = pgTable('installation_links', {
  hash: text('hash').primaryKey(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

/** Kept by rate-limiter-flexible: survives a restart, shared by all processes. `expire` in milliseconds since 1970. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
});
