// Live notes: what was written, update by update. The room of notes knows no owner: a workshop page points to its notes.
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
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { people } from './accounts.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea' });

export type NoteKind = 'text' | 'board';

export const notes = pgTable(
  'notes',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind').$type<NoteKind>().notNull(),
    /** Grows when words are really erased: copies of an older epoch are not merged any more. */
    epoch: integer('epoch').notNull().default(1),
    /** Whose private note it is; null: of the page that holds it. Row-level security keeps it to them. */
    privateTo: uuid('private_to').references(() => people.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [check('notes_kind', sql`${table.kind} in ('text', 'board')`)],
);

/** Batches of updates, as they were emitted, not yet in the snapshot. Each update in `payload` is preceded by its length. */
export const noteUpdates = pgTable(
  'note_updates',
  {
    id: bigserial('id', { mode: 'bigint' }).primaryKey(),
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    epoch: integer('epoch').notNull(),
    payload: bytes('payload').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('note_updates_note').on(table.noteId, table.id)],
);

/** One encoded state per note; together with every remaining update it is the whole note. */
export const noteSnapshots = pgTable('note_snapshots', {
  noteId: uuid('note_id')
    .primaryKey()
    .references(() => notes.id, { onDelete: 'cascade' }),
  version: integer('version').notNull().default(1),
  state: bytes('state').notNull(),
  at: instant('at').notNull().defaultNow(),
});

/** Which client id of the document belongs to whom: « qui a écrit ». `author`: an id that the owner of the note knows. */
export const noteAuthors = pgTable(
  'note_authors',
  {
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    client: bigint('client', { mode: 'number' }).notNull(),
    author: text('author').notNull(),
    name: text('name').notNull(),
    /** Brought by somebody else's copy after a crash, or written before a reload: the first live frame under this id corrects it. */
    isRelayed: boolean('is_relayed').notNull().default(false),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.noteId, table.client] })],
);

/** Names that must leave the documents of a note: rows are blanked at once, documents by the worker. Behind row-level security. */
export const noteForgettings = pgTable(
  'note_forgettings',
  {
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    /** As in `note_authors`. */
    author: text('author').notNull(),
    /** What stands in the place of the name from then on. */
    written: text('written').notNull(),
    /** How others may have named them; leaves with the line. */
    names: text('names').array().notNull().default(sql`'{}'::text[]`),
    /** An account that was erased; otherwise a participant whose day had come. */
    isErased: boolean('is_erased').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.noteId, table.author] })],
);

/** Rows that could not be read: set aside so that the rest of the note opens, kept so that nothing is thrown away. */
export const noteQuarantine = pgTable(
  'note_quarantine',
  {
    /** Of the row as it was in `note_updates`. */
    id: bigint('id', { mode: 'bigint' }).primaryKey(),
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    payload: bytes('payload').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('note_quarantine_note').on(table.noteId)],
);

/** A state of a note that one can come back to: named by somebody, or a moment kept by itself (`name` is then empty). */
export const noteVersions = pgTable(
  'note_versions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    noteId: uuid('note_id')
      .notNull()
      .references(() => notes.id, { onDelete: 'cascade' }),
    name: text('name').notNull().default(''),
    state: bytes('state').notNull(),
    /** What it says, by root of the document: read without Yjs. */
    json: jsonb('json').$type<Record<string, unknown>>().notNull(),
    /** Names of those who wrote since the version before. */
    writers: text('writers').array().notNull().default(sql`'{}'::text[]`),
    /** Who named it; empty for a moment. */
    author: text('author').notNull().default(''),
    authorName: text('author_name').notNull().default(''),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [index('note_versions_note').on(table.noteId, table.at)],
);

/** One row: which process holds the live notes, where the others reach it, how many held them before, and whether the last one left
 * with everything stored. */
export const noteOwner = pgTable(
  'note_owner',
  {
    isOnly: boolean('is_only').primaryKey().default(true),
    epoch: integer('epoch').notNull().default(0),
    address: text('address').notNull().default(''),
    leftWhole: boolean('left_whole').notNull().default(false),
  },
  (table) => [check('note_owner_only', sql`${table.isOnly}`)],
);
