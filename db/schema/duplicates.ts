// Entries that may be the same, what became of each pair, merges and the addresses they leave behind.
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';
import { organisations } from './directory.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What entries are compared by, normalised. Derived: rebuilt at night and when an entry is saved. */
export const duplicateTraits = pgTable(
  'duplicate_traits',
  {
    organisationId: uuid('organisation_id')
      .primaryKey()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** The words that tell it apart: no accent, no case, no legal form. */
    name: text('name').notNull(),
    /** The same words in the order of the alphabet. */
    nameKey: text('name_key').notNull(),
    acronym: text('acronym'),
    kind: text('kind').notNull(),
    siret: text('siret'),
    /** E.164. */
    phones: text('phones').array().notNull(),
    mails: text('mails').array().notNull(),
    /** Hosts; with the first part of the path where a host serves everybody. */
    sites: text('sites').array().notNull(),
    address: text('address'),
    communeCode: text('commune_code'),
    departement: text('departement'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
  },
  (table) => [
    index('duplicate_traits_name').using('gin', sql`${table.name} gin_trgm_ops`),
    index('duplicate_traits_name_key').on(table.nameKey, table.departement),
    index('duplicate_traits_siret').on(table.siret),
    index('duplicate_traits_phones').using('gin', table.phones),
    index('duplicate_traits_mails').using('gin', table.mails),
    index('duplicate_traits_sites').using('gin', table.sites),
    index('duplicate_traits_commune').on(table.communeCode, table.address),
  ],
);

/** Two entries that may be one, and what people decided about them. */
export const duplicateCandidates = pgTable(
  'duplicate_candidates',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    leftId: uuid('left_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    rightId: uuid('right_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** 0 to 100. */
    score: integer('score').notNull(),
    reasons: text('reasons').array().notNull(),
    distanceKm: real('distance_km'),
    /** `set-aside`: « pas des doublons », never asked again. `proposed`: waits for the other territory. */
    state: text('state').$type<'waiting' | 'proposed' | 'set-aside'>().notNull().default('waiting'),
    /** Somebody put them side by side: the nightly job leaves the pair alone. */
    isByHand: boolean('is_by_hand').notNull().default(false),
    /** The choices of a proposed merge, see merge-choices.ts. */
    proposal: jsonb('proposal').$type<Record<string, unknown>>(),
    decidedById: uuid('decided_by_id').references(() => people.id, { onDelete: 'set null' }),
    decidedAt: instant('decided_at'),
    foundAt: instant('found_at').notNull().defaultNow(),
  },
  (table) => [
    unique('duplicate_candidates_pair').on(table.leftId, table.rightId),
    index('duplicate_candidates_right').on(table.rightId),
    index('duplicate_candidates_score').on(table.score.desc(), table.id),
    check('duplicate_candidates_order', sql`${table.leftId} < ${table.rightId}`),
    check('duplicate_candidates_state', sql`${table.state} in ('waiting', 'proposed', 'set-aside')`),
  ],
);

/** One entry taken up by another: what is needed to undo it. */
export const merges = pgTable(
  'merges',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    keptId: uuid('kept_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    goneId: uuid('gone_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** Both entries before and after, and the rows that changed hands: see merge-record.ts. */
    record: jsonb('record').$type<Record<string, unknown>>().notNull(),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'set null' }),
    at: instant('at').notNull().defaultNow(),
    undoneById: uuid('undone_by_id').references(() => people.id, { onDelete: 'set null' }),
    undoneAt: instant('undone_at'),
  },
  (table) => [index('merges_kept').on(table.keptId), index('merges_gone').on(table.goneId)],
);

/** The address of an entry that was taken up by another: never given to somebody else. */
export const slugRedirects = pgTable(
  'slug_redirects',
  {
    slug: text('slug').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('slug_redirects_organisation').on(table.organisationId)],
);
