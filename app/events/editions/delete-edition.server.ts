// Takes back an edition that nobody has seen yet, with the drafts in it: a copy made for the wrong year, or made twice.
import { and, eq, inArray, ne } from 'drizzle-orm';
import { noteAct } from '#app/upkeep/entry/save-entry.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { editions, events } from '#db/schema/events.ts';
import type { EditionRow } from './save-edition.server.ts';

/** False once one of its events is more than a draft. Its id is all that the log keeps besides its name. */
export async function deleteEdition(database: Database, actor: PersonActor, edition: EditionRow): Promise<boolean> {
  const isOfIt = eq(events.editionId, edition.id);
  return database.transaction(async (queries) => {
    // Whoever publishes one of them meanwhile waits, or is waited for.
    const own = await queries.select({ id: events.id, status: events.status }).from(events).where(isOfIt).for('update');
    if (own.some(({ status }) => status !== 'draft')) return false;
    if (own.length > 0)
      await queries.delete(events).where(
        inArray(
          events.id,
          own.map(({ id }) => id),
        ),
      );
    await queries.delete(editions).where(eq(editions.id, edition.id));
    const detail = { name: edition.name, drafts: own.length };
    await noteAct(queries, actor, { action: 'edition-deleted', kind: 'edition', id: edition.id, detail });
    return true;
  });
}

/** How many drafts would go with it; null while it may not be deleted. */
export async function draftsOfEdition(database: Database, edition: Pick<EditionRow, 'id'>): Promise<number | null> {
  const isOfIt = eq(events.editionId, edition.id);
  const [all, others] = await database.query((queries) =>
    Promise.all([queries.$count(events, isOfIt), queries.$count(events, and(isOfIt, ne(events.status, 'draft')))]),
  );
  return others === 0 ? all : null;
}
