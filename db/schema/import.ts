// Files brought in by a coordination. An applied import stays: it says what each row wrote, so that the next one from the
// same source knows its own fields from those that a partner corrected.
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';
import { territories } from './territories.ts';

export type ImportStatus = 'checked' | 'applying' | 'applied' | 'undoing' | 'undone';
export type ImportPhase = 'lecture' | 'comparaison' | 'acteurs' | 'services' | 'historique' | 'annulation';
export type ImportProgress = { phase: ImportPhase; done: number; total: number };
export type ImportIssue = { column: string | null; level: 'error' | 'warning'; message: string };
/** One cell's words that no list knows as they stand: `codes` is what they seem to mean, empty when nothing does. */
export type UnknownWords = { field: string; words: string; codes: string[] };

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const imports = pgTable(
  'imports',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    personId: uuid('person_id').references(() => people.id, { onDelete: 'set null' }),
    personName: text('person_name').notNull(),
    /** Whose table this is, in words: files of one source update each other's rows. */
    source: text('source').notNull(),
    fileName: text('file_name').notNull(),
    /** « CSV, point-virgule, windows-1252 ». */
    reading: text('reading').notNull(),
    headers: text('headers').array().notNull(),
    /** Field code of each column, '' for a column left aside. */
    mapping: text('mapping').array().notNull(),
    /** Organisation key → `create`, `skip` or the id of the entry it is. */
    choices: jsonb('choices').$type<Record<string, string>>().notNull().default({}),
    rowCount: integer('row_count').notNull(),
    status: text('status').$type<ImportStatus>().notNull().default('checked'),
    progress: jsonb('progress').$type<ImportProgress>(),
    counts: jsonb('counts').$type<Record<string, number>>().notNull().default({}),
    report: jsonb('report').$type<Record<string, unknown>>(),
    createdAt: moment('created_at').notNull().defaultNow(),
    appliedAt: moment('applied_at'),
    undoneAt: moment('undone_at'),
  },
  (table) => [
    index('imports_territory').on(table.territoryId, table.source),
    check('imports_status', sql`${table.status} in ('checked', 'applying', 'applied', 'undoing', 'undone')`),
  ],
);

/** One line of the file: its cells, and what they say. Keys of the JSON columns are the columns of the directory's tables. */
export const importRows = pgTable(
  'import_rows',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    line: integer('line').notNull(),
    cells: text('cells').array().notNull(),
    organisationKey: text('organisation_key').notNull(),
    serviceKey: text('service_key'),
    /** First line of its organisation: the one whose fields count. */
    isHead: boolean('is_head').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    serviceId: uuid('service_id'),
    placeId: uuid('place_id'),
    organisation: jsonb('organisation').$type<Record<string, unknown>>().notNull(),
    contacts: jsonb('contacts').$type<Record<string, unknown>[]>().notNull(),
    service: jsonb('service').$type<Record<string, unknown>>(),
    place: jsonb('place').$type<Record<string, unknown>>(),
    issues: jsonb('issues').$type<ImportIssue[]>().notNull(),
    words: jsonb('words').$type<UnknownWords[]>().notNull(),
    isRefused: boolean('is_refused').notNull(),
    /** Found by comparing with the directory; all null or false while nothing resembles the row. */
    isKnown: boolean('is_known').notNull().default(false),
    isServiceKnown: boolean('is_service_known').notNull().default(false),
    /** Resembles an entry and nobody has said what to do with it, or somebody has said to leave it. */
    isLeft: boolean('is_left').notNull().default(false),
    candidates: jsonb('candidates').$type<Record<string, unknown>[]>(),
    changes: jsonb('changes').$type<Record<string, unknown>>(),
    serviceChanges: jsonb('service_changes').$type<Record<string, unknown>>(),
    kept: jsonb('kept').$type<Record<string, unknown>>(),
    /** What imports of this source have written so far, when that is more than this line says. */
    written: jsonb('written').$type<Record<string, unknown>>(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    index('import_rows_key').on(table.importId, table.organisationKey),
  ],
);

/** Entries that an import wrote, and the version it left them in: what undoing compares. */
export const importChanges = pgTable(
  'import_changes',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id').notNull(),
    isCreated: boolean('is_created').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.organisationId] })],
);

/** What the words of a territory's files mean, once somebody has said so; no code: they stay text. */
export const importWords = pgTable(
  'import_words',
  {
    territoryId: uuid('territory_id')
      .notNull()
      .references(() => territories.id, { onDelete: 'cascade' }),
    field: text('field').notNull(),
    words: text('words').notNull(),
    codes: text('codes').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.territoryId, table.field, table.words] })],
);
