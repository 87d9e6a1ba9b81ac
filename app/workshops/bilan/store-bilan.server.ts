// The bilan as rows: made from the committed cards, completed again without touching what was written by hand.
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { noteAct } from '#app/upkeep/entry/save-entry.server.ts';
import type { PersonActor } from '#db/actor.ts';
import { withActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { events } from '#db/schema/events.ts';
import { bilanLines, bilans } from '#db/schema/outcomes.ts';
import { workshopPages } from '#db/schema/workshops.ts';
import { scopeOf } from '../groups/task-scope.ts';
import type { PageRow } from '../minutes/page-access.server.ts';
import { readWorkshopContent } from '../read-workshop.server.ts';
import { linesOfCards } from './bilan-lines.ts';
import { factsOf } from './read-facts.server.ts';
import { readDrawing } from './read-threads.server.ts';
import { writeLines } from './write-lines.server.ts';

export type Whose = { page: PageRow; isOfEvent: boolean };
export type BilanRow = typeof bilans.$inferSelect;
export type LineRow = typeof bilanLines.$inferSelect;

/** Makes it, or brings in the cards that came since; lines that somebody changed stay as they are. */
export async function makeBilan(parts: Parts, actor: PersonActor, whose: Whose): Promise<string> {
  const { page, isOfEvent } = whose;
  const pages = await pagesOf(parts, whose);
  const contents = await Promise.all(pages.map(({ id }) => readWorkshopContent(parts, id)));
  const { lines, leftOut } = linesOfCards(contents);
  return withActor(
    parts.database,
    actor,
    async (queries) => {
      await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bilan ${ownerOf(whose)}`}, 0))`);
      const { eventId } = scopeOf(page);
      const scope = {
        slugs: pages.map(({ slug }) => slug),
        eventId: isOfEvent ? page.eventId : eventId,
      };
      const facts = await factsOf(queries, { scope, pageIds: pages.map(({ id }) => id) });
      const drawing = await readDrawing(queries, { pages, contents });
      const known = await findBilan(queries, whose);
      const bilan = known ?? (await insertBilan(queries, whose));
      await queries
        .update(bilans)
        .set({ drawing, revision: sql`${bilans.revision} + 1` })
        .where(eq(bilans.id, bilan.id));
      await writeLines(queries, bilan.id, { lines, leftOut, facts });
      await noteAct(queries, actor, {
        action: 'bilan-made',
        kind: 'workshop',
        id: bilan.id,
        detail: { lines: lines.length + leftOut.length + facts.length },
      });
      return bilan.id;
    },
    15_000,
  );
}

export async function findBilan(queries: Queries, { page, isOfEvent }: Whose): Promise<BilanRow | undefined> {
  const [row] = await queries
    .select()
    .from(bilans)
    .where(isOfEvent && page.eventId ? eq(bilans.eventId, page.eventId) : eq(bilans.pageId, page.id));
  return row;
}

export function readLines(queries: Queries, bilanId: string): Promise<LineRow[]> {
  return queries
    .select()
    .from(bilanLines)
    .where(eq(bilanLines.bilanId, bilanId))
    .orderBy(asc(bilanLines.position), asc(bilanLines.id));
}

export function pagesOf({ database }: Pick<Parts, 'database'>, { page, isOfEvent }: Whose) {
  return database.query((queries) =>
    queries
      .select({ id: workshopPages.id, slug: workshopPages.slug, title: workshopPages.title })
      .from(workshopPages)
      .where(
        isOfEvent && page.eventId
          ? and(eq(workshopPages.eventId, page.eventId), isNull(workshopPages.archivedAt))
          : eq(workshopPages.id, page.id),
      )
      .orderBy(asc(workshopPages.createdAt)),
  );
}

async function insertBilan(queries: Queries, whose: Whose): Promise<{ id: string }> {
  const { page, isOfEvent } = whose;
  const [event] =
    isOfEvent && page.eventId
      ? await queries.select({ title: events.title }).from(events).where(eq(events.id, page.eventId))
      : [];
  const [row] = await queries
    .insert(bilans)
    .values({
      territoryId: page.territoryId,
      ...(event ? { eventId: page.eventId } : { pageId: page.id }),
      title: `Bilan : ${event?.title ?? page.title}`,
    })
    .returning({ id: bilans.id });
  if (!row) throw new Error('the bilan was not written');
  return row;
}

function ownerOf({ page, isOfEvent }: Whose): string {
  return isOfEvent && page.eventId ? page.eventId : page.id;
}
