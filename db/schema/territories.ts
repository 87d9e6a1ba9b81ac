import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const moment = (name: string) => timestamp(name, { withTimezone: true }).notNull().defaultNow();

/** Pictures of territories, named by their content: web processes keep no file. */
export const logos = pgTable('logos', {
  hash: text('hash').primaryKey(),
  type: text('type').notNull(),
  bytes: bytea('bytes').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  createdAt: moment('created_at'),
});

/** One local network: its communes are the reach of `zones` (INSEE, SIREN of EPCI, département codes). */
export const territories = pgTable('territories', {
  id: uuid('id').primaryKey().defaultRandom(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  description: text('description').notNull(),
  zones: text('zones').array().notNull(),
  /** INSEE code of the commune the network is run from. */
  centre: text('centre').notNull(),
  contactName: text('contact_name').notNull().default(''),
  contactMail: text('contact_mail').notNull().default(''),
  contactPhone: text('contact_phone').notNull().default(''),
  /** The last lines of the mails that this territory sends. */
  mailSignature: text('mail_signature').notNull().default(''),
  logoHash: text('logo_hash').references(() => logos.hash),
  /** Its own organisations are shown only to people of the network who are signed in. */
  isClosed: boolean('is_closed').notNull().default(false),
  createdAt: moment('created_at'),
});

/** What a territory's coordinators and the administrators decide. */
export type TerritorySettings = {
  name: string;
  description: string;
  zones: string[];
  centre: string;
  contactName: string;
  contactMail: string;
  contactPhone: string;
  mailSignature: string;
  logoHash: string | null;
  isClosed: boolean;
};

/** Settings of a territory, one row per version; the last one holds and is what `territories` says. */
export const territoryVersions = pgTable(
  'territory_versions',
  {
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    at: moment('at'),
    personId: uuid('person_id'),
    /** The name as it was then. */
    personName: text('person_name').notNull(),
    /** Number of the version that this one brought back. */
    restored: integer('restored'),
    settings: jsonb('settings').$type<TerritorySettings>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.territoryId, table.number] }),
    index('territory_versions_person').on(table.personId),
  ],
);
