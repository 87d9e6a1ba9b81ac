// What a person proves themselves with besides their mail. Read and written by app/accounts only.
import { bigint, boolean, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const ofPerson = () =>
  uuid('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' });

/** The authenticator of a person: one at most. */
export const totpSecrets = pgTable('totp_secrets', {
  personId: ofPerson().primaryKey(),
  /** Encrypted under the key ring, bound to this table and this person. */
  secret: text('secret').notNull(),
  /** The step of the last code that was taken: it and all before it are refused. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  /** null while it is being set up. */
  confirmedAt: instant('confirmed_at'),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    personId: ofPerson(),
    /** SHA-256 of person and code: eighty random bits need no slow hash. */
    hash: text('hash').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.hash] })],
);

export const passwords = pgTable('passwords', {
  personId: ofPerson().primaryKey(),
  /** argon2id, with its parameters. */
  hash: text('hash').notNull(),
  changedAt: instant('changed_at').notNull().defaultNow(),
});

export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    personId: ofPerson(),
    /** As the device names it, base64url. */
    credentialId: text('credential_id').notNull().unique(),
    /** COSE, base64url. */
    publicKey: text('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull().default(0),
    transports: text('transports').array().notNull().default([]),
    /** Copied by its maker to the person's other devices. */
    isSynced: boolean('is_synced').notNull().default(false),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    usedAt: instant('used_at'),
  },
  (table) => [index('passkeys_person').on(table.personId)],
);

/** A question asked of a browser, answered at most once: of a passkey, or of an OpenID provider. */
export const challenges = pgTable(
  'challenges',
  {
    /** SHA-256 of what the answer must bring back. */
    hash: text('hash').primaryKey(),
    purpose: text('purpose').$type<'passkey-enter' | 'passkey-add' | 'openid'>().notNull(),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'cascade' }),
    /** What must be remembered until the answer: the nonce and the verifier of OpenID, where to go next. */
    detail: jsonb('detail').$type<Record<string, string>>().notNull().default({}),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('challenges_expiry').on(table.expiresAt), index('challenges_person').on(table.personId)],
);

/** Who somebody is at an OpenID provider, kept from the first time their verified mail was the one known here. */
export const openidIdentities = pgTable(
  'openid_identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    personId: ofPerson(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index('openid_identities_person').on(table.personId),
  ],
);
