import { sql } from 'drizzle-orm';
import {
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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { territories } from './territories.ts';

export type PointPrecision = 'adresse' | 'rue' | 'commune' | 'approximatif';
export type OrganisationDocument = { kind: 'document' | 'video'; label: string; url: string };

const moment = (name: string) => timestamp(name, { withTimezone: true }).notNull().defaultNow();

/** An actor of the network; exists once per instance, kept by one home territory. */
export const organisations = pgTable(
  'organisations',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    slug: text('slug').notNull().unique(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    acronym: text('acronym'),
    description: text('description').notNull().default(''),
    siret: text('siret'),
    website: text('website'),
    address: text('address'),
    communeCode: text('commune_code'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    pointPrecision: text('point_precision').$type<PointPrecision>(),
    networks: text('networks').array().notNull().default(sql`'{}'`),
    documents: jsonb('documents').$type<OrganisationDocument[]>().notNull().default([]),
    homeTerritoryId: uuid('home_territory_id')
      .notNull()
      .references(() => territories.id),
    source: text('source').notNull().default('saisie'),
    sourceKey: text('source_key'),
    /** When somebody last checked the entry with the organisation, apart from when a field last changed. */
    verifiedAt: timestamp('verified_at', { withTimezone: true }),
    verifiedBy: text('verified_by'),
    status: text('status').$type<'draft' | 'published' | 'archived'>().notNull().default('published'),
    /** Grows with each save: tells an editor that somebody else saved in between. */
    revision: integer('revision').notNull().default(1),
    createdAt: moment('created_at'),
    updatedAt: moment('updated_at'),
  },
  (table) => [
    uniqueIndex('organisations_source_key').on(table.source, table.sourceKey),
    index('organisations_home_territory').on(table.homeTerritoryId),
    index('organisations_plain_name').using('gin', sql`plain_name(${table.name}) gin_trgm_ops`),
    index('organisations_kept').on(
      table.homeTerritoryId,
      sql`coalesce(${table.verifiedAt}, '-infinity'::timestamptz)`,
      table.id,
    ),
    index('organisations_not_published')
      .on(table.homeTerritoryId, table.status)
      .where(sql`${table.status} <> 'published'`),
    check('organisations_status', sql`${table.status} in ('draft', 'published', 'archived')`),
  ],
);

/** What an organisation does for somebody; a match is always need × zone × public of one service. */
export const services = pgTable(
  'services',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    /** Need codes, the first one primary. */
    needs: text('needs').array().notNull(),
    responses: text('responses').array().notNull().default(sql`'{}'`),
    publics: text('publics').array().notNull(),
    conditions: text('conditions'),
    papers: text('papers').array().notNull().default(sql`'{}'`),
    cost: text('cost').notNull(),
    costDetail: text('cost_detail'),
    accueil: text('accueil').array().notNull(),
    mobilisation: text('mobilisation').array().notNull().default(sql`'{}'`),
    mobilisationFor: text('mobilisation_for').array().notNull().default(sql`'{}'`),
    mobilisationDetail: text('mobilisation_detail'),
    languages: text('languages').array().notNull().default(sql`'{fr}'`),
    /** Codes of communes, EPCI, départements or `france`; regions are expanded on the way in. */
    zones: text('zones').array().notNull(),
    zoneExclusions: text('zone_exclusions').array().notNull().default(sql`'{}'`),
    zoneDetail: text('zone_detail'),
    capacityState: text('capacity_state').$type<'disponible' | 'tendu' | 'complet'>(),
    capacityAt: timestamp('capacity_at', { withTimezone: true }),
    capacityUntil: date('capacity_until'),
    status: text('status').$type<'draft' | 'published' | 'archived'>().notNull().default('published'),
    /** Grows with each save: tells an editor that somebody else saved in between. */
    revision: integer('revision').notNull().default(1),
    createdAt: moment('created_at'),
    updatedAt: moment('updated_at'),
  },
  (table) => [
    unique('services_slug').on(table.organisationId, table.slug),
    check('services_have_a_need', sql`cardinality(${table.needs}) > 0`),
    check('services_have_a_zone', sql`cardinality(${table.zones}) > 0`),
  ],
);

/** Who else can open a request for this service, and how. */
export const serviceRelays = pgTable(
  'service_relays',
  {
    serviceId: uuid('service_id')
      .notNull()
      .references(() => services.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    how: text('how').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.serviceId, table.organisationId] }),
    index('service_relays_organisation').on(table.organisationId),
  ],
);

/** Days on which a service takes nobody. */
export const serviceClosures = pgTable(
  'service_closures',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    serviceId: uuid('service_id')
      .notNull()
      .references(() => services.id, { onDelete: 'cascade' }),
    from: date('from_day').notNull(),
    to: date('to_day').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [index('service_closures_service').on(table.serviceId)],
);

/** Where a service is delivered: distance, opening hours and map points come from here, never from a head office. */
export const places = pgTable(
  'places',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    serviceId: uuid('service_id')
      .notNull()
      .references(() => services.id, { onDelete: 'cascade' }),
    label: text('label').notNull(),
    address: text('address'),
    communeCode: text('commune_code').notNull(),
    latitude: doublePrecision('latitude').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    pointPrecision: text('point_precision').$type<PointPrecision>().notNull(),
    /** OSM `opening_hours` syntax; null when nobody has told us. */
    openingHours: text('opening_hours'),
    from: date('from_day'),
    to: date('to_day'),
    accessibility: text('accessibility').array().notNull().default(sql`'{}'`),
  },
  (table) => [index('places_service').on(table.serviceId)],
);

/** How to reach an organisation, one of its services or places. Only `public` ones leave the walls. */
export const contacts = pgTable(
  'contacts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    serviceId: uuid('service_id').references(() => services.id, { onDelete: 'cascade' }),
    placeId: uuid('place_id').references(() => places.id, { onDelete: 'cascade' }),
    channel: text('channel').$type<'telephone' | 'courriel' | 'site'>().notNull(),
    label: text('label').notNull(),
    value: text('value').notNull(),
    visibility: text('visibility').$type<'public' | 'professionnels' | 'coordination'>().notNull(),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
  },
  (table) => [
    index('contacts_organisation').on(table.organisationId),
    index('contacts_service').on(table.serviceId),
    index('contacts_place').on(table.placeId),
  ],
);

/** « Signaler une erreur »: a reason and a few words, no name, no address of the sender. */
export const reports = pgTable('reports', {
  id: uuid('id').primaryKey().defaultRandom(),
  organisationId: uuid('organisation_id')
    .notNull()
    .references(() => organisations.id, { onDelete: 'cascade' }),
  serviceId: uuid('service_id').references(() => services.id, { onDelete: 'set null' }),
  reason: text('reason').notNull(),
  message: text('message').notNull().default(''),
  status: text('status').$type<'open' | 'settled'>().notNull().default('open'),
  settledAt: timestamp('settled_at', { withTimezone: true }),
  settledBy: text('settled_by'),
  createdAt: moment('created_at'),
});
