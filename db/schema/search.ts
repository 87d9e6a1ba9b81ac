import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** What changed and has not reached the indexes yet: `(kind, id)` only, written by trigger in the author's transaction. */
export const searchOutbox = pgTable(
  'search_outbox',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    kind: text('kind').$type<'organisation'>().notNull(),
    id: uuid('id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('search_outbox_id').on(table.kind, table.id)],
);

/** The same documents as in Meilisearch, for the engine that is always there. Derived: never edited, always rebuilt. */
export const searchDocuments = pgTable(
  'search_documents',
  {
    id: text('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    document: jsonb('document').notNull(),
    hash: text('hash').notNull(),
    needPrimary: text('need_primary').notNull(),
    needs: text('needs').array().notNull(),
    kind: text('kind').notNull(),
    publics: text('publics').array().notNull(),
    responses: text('responses').array().notNull(),
    accueil: text('accueil').array().notNull(),
    mobilisation: text('mobilisation').array().notNull(),
    mobilisationFor: text('mobilisation_for').array().notNull(),
    cost: text('cost').array().notNull(),
    languages: text('languages').array().notNull(),
    territories: text('territories').array().notNull(),
    zones: text('zones').array().notNull(),
    cells: text('cells').array().notNull(),
    exclusions: text('exclusions').array().notNull(),
    openHalfHours: integer('open_half_hours').array().notNull(),
    closedDays: date('closed_days').array().notNull(),
    hasKnownHours: boolean('has_known_hours').notNull(),
    hasPlace: boolean('has_place').notNull(),
    /** `[[latitude, longitude], …]`. */
    points: jsonb('points').$type<[number, number][]>().notNull(),
    organisationName: text('organisation_name').notNull(),
    /** `members`: of a territory that shows its directory only to people signed in. */
    audience: text('audience').$type<'public' | 'members'>().notNull().default('public'),
    verifiedAt: integer('verified_at').notNull(),
    words: tsvector('words')
      .notNull()
      .generatedAlwaysAs(sql`setweight(to_tsvector('public.fr'::regconfig, document ->> 'names'), 'A')
        || setweight(to_tsvector('public.fr'::regconfig, (document ->> 'serviceName') || ' ' || (document ->> 'needWords')), 'B')
        || setweight(to_tsvector('public.fr'::regconfig, document ->> 'communes'), 'C')
        || setweight(to_tsvector('public.fr'::regconfig, document ->> 'text'), 'D')`),
  },
  (table) => [
    index('search_documents_organisation').on(table.organisationId),
    index('search_documents_words').using('gin', table.words),
    index('search_documents_zones').using('gin', table.zones),
    index('search_documents_needs').using('gin', table.needs),
    index('search_documents_cells').using('gin', table.cells),
    index('search_documents_primary').on(table.needPrimary),
    index('search_documents_verified').on(table.verifiedAt),
  ],
);

/** Normalised names for the trigram index: where a misspelt name is found. */
export const searchNames = pgTable(
  'search_names',
  { organisationId: uuid('organisation_id').primaryKey(), name: text('name').notNull() },
  (table) => [index('search_names_trigrams').using('gin', sql`${table.name} gin_trgm_ops`)],
);

/** Searches that found nothing: normalised words without digits, per day, erased after 90 days. */
export const emptySearches = pgTable(
  'empty_searches',
  { words: text('words').notNull(), day: date('day').notNull(), count: integer('count').notNull().default(1) },
  (table) => [primaryKey({ columns: [table.words, table.day] })],
);
