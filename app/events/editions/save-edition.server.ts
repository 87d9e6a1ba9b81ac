// Writes an edition: nothing over somebody else's save.
import { and, eq, sql } from 'drizzle-orm';
import { noteAct, slugOf } from '#app/upkeep/entry/save-entry.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { editions } from '#db/schema/events.ts';
import { territories } from '#db/schema/territories.ts';
import { firstFree } from '../editing/save-event.server.ts';
import type { EditionInput } from './edition-form.ts';

export type EditionRow = typeof editions.$inferSelect;

export async function createEdition(
  database: Database,
  actor: PersonActor,
  { territoryId, input }: { territoryId: string; input: EditionInput },
): Promise<string> {
  return database.transaction(async (queries) => (await insertEdition(queries, actor, { territoryId, input })).slug);
}

export async function insertEdition(
  queries: Queries,
  actor: PersonActor,
  { territoryId, input, copiedFrom }: { territoryId: string; input: EditionInput; copiedFrom?: string },
): Promise<EditionRow> {
  const [territory] = await queries
    .select({ slug: territories.slug })
    .from(territories)
    .where(eq(territories.id, territoryId));
  const slug = await freeEditionSlug(queries, `${input.name} ${territory?.slug}`);
  const [row] = await queries
    .insert(editions)
    .values({ ...input, slug, territoryId, copiedFrom })
    .returning();
  if (!row) throw new Error('the edition was not written');
  await noteAct(queries, actor, { action: 'edition-created', kind: 'edition', id: row.id, detail: { to: input } });
  return row;
}

/** False when somebody saved since `revision`. */
export async function saveEdition(
  database: Database,
  actor: PersonActor,
  { edition, input, revision }: { edition: EditionRow; input: EditionInput; revision: number },
): Promise<boolean> {
  return database.transaction(async (queries) => {
    const written = await queries
      .update(editions)
      .set({ ...input, revision: sql`${editions.revision} + 1` })
      .where(and(eq(editions.id, edition.id), eq(editions.revision, revision)))
      .returning({ id: editions.id });
    if (written.length === 0) return false;
    const { name, theme, day } = edition;
    const detail = { from: { name, theme, day }, to: input };
    await noteAct(queries, actor, { action: 'edition-saved', kind: 'edition', id: edition.id, detail });
    return true;
  });
}

async function freeEditionSlug(queries: Queries, name: string): Promise<string> {
  const base = slugOf(name) || 'edition';
  const taken = await queries
    .select({ slug: editions.slug })
    .from(editions)
    .where(sql`${editions.slug} = ${base} or ${editions.slug} like ${`${base}-%`}`);
  return firstFree(base, ['nouvelle', ...taken.map(({ slug }) => slug)]);
}
