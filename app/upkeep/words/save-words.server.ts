// Words, notes and judged queries of one territory: one act, one line of who did it, known to every process at once.
import { and, eq, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { judgedQueries, localWords, pinnedNotes } from '#db/schema/words.ts';
import type { NeedCode } from '#db/vocabulary/needs.ts';
import type { LocalWord } from '#search/local-words.ts';
import { noteAct } from '../entry/save-entry.server.ts';

type Whose = { actor: PersonActor; territoryId: string };

/** The same phrase again: it then leads to the new need. */
export function saveLocalWord(
  database: Database,
  { actor, territoryId }: Whose,
  { phrase, need }: LocalWord,
): Promise<void> {
  return change(database, { actor, territoryId }, 'word-saved', { phrase, need }, (queries) =>
    queries
      .insert(localWords)
      .values({ territoryId, phrase, need, personId: actor.id })
      .onConflictDoUpdate({ target: [localWords.territoryId, localWords.phrase], set: { need, personId: actor.id } }),
  );
}

export function removeLocalWord(database: Database, whose: Whose, id: string): Promise<void> {
  return change(database, whose, 'word-removed', { id }, (queries) =>
    queries.delete(localWords).where(and(eq(localWords.id, id), eq(localWords.territoryId, whose.territoryId))),
  );
}

/** An empty text takes the note away. */
export function saveNote(
  database: Database,
  whose: Whose,
  { need, text }: { need: NeedCode; text: string },
): Promise<void> {
  const { territoryId } = whose;
  return change(database, whose, text === '' ? 'note-removed' : 'note-saved', { need, text }, (queries) =>
    text === ''
      ? queries.delete(pinnedNotes).where(and(eq(pinnedNotes.territoryId, territoryId), eq(pinnedNotes.need, need)))
      : queries
          .insert(pinnedNotes)
          .values({ territoryId, need, text })
          .onConflictDoUpdate({
            target: [pinnedNotes.territoryId, pinnedNotes.need],
            set: { text, updatedAt: new Date() },
          }),
  );
}

export function saveJudged(
  database: Database,
  whose: Whose,
  { typed, need }: { typed: string; need: NeedCode },
): Promise<void> {
  return change(database, whose, 'judged-saved', { typed, need }, (queries) =>
    queries
      .insert(judgedQueries)
      .values({ territoryId: whose.territoryId, typed, need })
      .onConflictDoUpdate({ target: [judgedQueries.territoryId, judgedQueries.typed], set: { need } }),
  );
}

export function removeJudged(database: Database, whose: Whose, id: string): Promise<void> {
  return change(database, whose, 'judged-removed', { id }, (queries) =>
    queries
      .delete(judgedQueries)
      .where(and(eq(judgedQueries.id, id), eq(judgedQueries.territoryId, whose.territoryId))),
  );
}

function change(
  database: Database,
  { actor, territoryId }: Whose,
  action: string,
  detail: Record<string, unknown>,
  run: (queries: Queries) => PromiseLike<unknown>,
): Promise<void> {
  return database.transaction(async (queries) => {
    await run(queries);
    await noteAct(queries, actor, { action, kind: 'territory', id: territoryId, detail });
    // Every process forgets its pages and reads the words again.
    await queries.execute(sql`select pg_notify('directory_indexed', '')`);
  });
}
