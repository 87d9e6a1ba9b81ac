// What somebody proposes to change in an entry that is kept by others; nothing of it is applied by itself.

import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';
import { organisations } from './directory.ts';
import { territories } from './territories.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export type ProposalDecision = {
  path: string;
  label: string;
  before: string | null;
  after: string | null;
  verdict: 'accepted' | 'amended' | 'refused';
  reason: string;
};

export const proposals = pgTable(
  'proposals',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** null: a new entry for the territory. */
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    source: text('source').$type<'visiteur' | 'organisme' | 'import' | 'atelier'>().notNull(),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'set null' }),
    authorName: text('author_name').notNull().default(''),
    /** Where the answer goes; forgotten as soon as it has been given. */
    answerMail: text('answer_mail'),
    /** Snapshots in the names of the code: the entry as it was seen, and as it should become. */
    base: jsonb('base').$type<unknown>(),
    proposed: jsonb('proposed').$type<unknown>().notNull(),
    note: text('note').notNull().default(''),
    status: text('status').$type<'open' | 'settled'>().notNull().default('open'),
    decisions: jsonb('decisions').$type<ProposalDecision[]>().notNull().default([]),
    answer: text('answer').notNull().default(''),
    settledAt: instant('settled_at'),
    settledById: uuid('settled_by_id').references(() => people.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('proposals_organisation').on(table.organisationId),
    index('proposals_open').on(table.territoryId, table.createdAt).where(sql`${table.status} = 'open'`),
    check('proposals_status', sql`${table.status} in ('open', 'settled')`),
  ],
);
