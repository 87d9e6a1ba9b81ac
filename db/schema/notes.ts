// Live notes: what was written, update by update. The room of notes knows no owner: a workshop page points to its notes.
import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  check,
  customType,
  index,
  integer,
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
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.noteId, table.client] })],
);
