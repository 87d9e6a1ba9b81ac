// Who is asked to join, and who asks to. Links are kept as SHA-256 only.
import { sql } from 'drizzle-orm';
import { check, customType, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { OrganisationRole, TerritoryRole } from '#db/actor.ts';
import { people } from './accounts.ts';
import { organisations } from './directory.ts';
import { territories } from './territories.ts';

const citext = customType<{ data: string }>({ dataType: () => 'citext' });
const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Why a mail did not leave: the mailbox is refused, the server asks to wait, or no server takes it. */
export type MailRefusal = 'adresse' | 'attente' | 'serveur';

/** One role offered by mail; somebody already known answers like anybody else. Its links are `mail_links`. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    mail: citext('mail').notNull(),
    /** As whoever invited wrote it; the person may correct it. */
    name: text('name').notNull().default(''),
    role: text('role').$type<TerritoryRole | OrganisationRole>().notNull(),
    territoryId: uuid('territory_id').references(() => territories.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
    message: text('message').notNull().default(''),
    expiresAt: instant('expires_at').notNull(),
    invitedBy: uuid('invited_by').references(() => people.id, { onDelete: 'set null' }),
    inviterName: text('inviter_name').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** When the mail server took it. */
    sentAt: instant('sent_at'),
    refusedAt: instant('refused_at'),
    refusal: text('refusal').$type<MailRefusal>(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: uuid('accepted_by').references(() => people.id, { onDelete: 'set null' }),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    index('invitations_territory').on(table.territoryId),
    index('invitations_organisation').on(table.organisationId),
    index('invitations_mail').on(table.mail),
    check(
      'invitations_role',
      sql`(${table.role} in ('coordinator', 'visitor', 'alert-giver') and ${table.territoryId} is not null and ${table.organisationId} is null)
        or (${table.role} in ('owner', 'editor') and ${table.organisationId} is not null and ${table.territoryId} is null)`,
    ),
  ],
);

/** « C’est votre structure ? »: somebody asks to keep the entry of an organisation. */
export const claims = pgTable(
  'claims',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    position: text('position').notNull(),
    mail: citext('mail').notNull(),
    message: text('message').notNull().default(''),
    linkHash: text('link_hash').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** The mail is theirs: they followed the link and said so. */
    confirmedAt: instant('confirmed_at'),
    settledAt: instant('settled_at'),
    settledBy: text('settled_by'),
    outcome: text('outcome').$type<'accepted' | 'refused'>(),
    /** Of a refusal, as it was mailed. */
    reason: text('reason').notNull().default(''),
  },
  (table) => [
    index('claims_organisation').on(table.organisationId),
    check('claims_outcome', sql`${table.outcome} in ('accepted', 'refused')`),
  ],
);
