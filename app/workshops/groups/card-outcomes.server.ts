// What became of the cards of a page: tasks, working groups, events. The way back to the card stands with each of them.
import { inArray, isNotNull, sql } from 'drizzle-orm';
import { isPublic } from '#app/events/event-policy.ts';
import type { Actor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { events, eventTasks } from '#db/schema/events.ts';
import { workingGroupOrganisations, workingGroups } from '#db/schema/outcomes.ts';
import type { PageRow } from '../minutes/page-access.server.ts';
import { mayKeepGroup, mayReadGroup } from './group.ts';
import type { CardOutcome } from './outcome-words.ts';
import { isOfCards } from './task-scope.ts';

/** By card. Who may not open it reads that it is there, and nothing more. */
export async function readCardOutcomes(
  queries: Queries,
  page: Pick<PageRow, 'slug' | 'territoryId'>,
  reader: Actor,
): Promise<Record<string, CardOutcome[]>> {
  const isKeeper = mayKeepGroup(reader, page);
  const tasks = await queries
    .select({ ref: eventTasks.cardRef, doneAt: eventTasks.doneAt })
    .from(eventTasks)
    .where(sql`${eventTasks.phase} = 'after' and ${isOfCards(sql`${eventTasks.cardRef}`, [page.slug])}`);
  const groups = await queries
    .select({
      id: workingGroups.id,
      ref: workingGroups.cardRef,
      slug: workingGroups.slug,
      territoryId: workingGroups.territoryId,
    })
    .from(workingGroups)
    .where(isOfCards(sql`${workingGroups.cardRef}`, [page.slug]));
  const members =
    groups.length === 0
      ? []
      : await queries
          .select()
          .from(workingGroupOrganisations)
          .where(
            inArray(
              workingGroupOrganisations.groupId,
              groups.map(({ id }) => id),
            ),
          );
  const born = await queries
    .select({ ref: events.cardRef, slug: events.slug, status: events.status })
    .from(events)
    .where(sql`${isNotNull(events.cardRef)} and ${isOfCards(sql`${events.cardRef}`, [page.slug])}`);
  const outcomes: Record<string, CardOutcome[]> = {};
  const add = (ref: string | null, outcome: CardOutcome) => {
    const cardId = ref?.slice(page.slug.length + 1) ?? '';
    outcomes[cardId] = [...(outcomes[cardId] ?? []), outcome];
  };
  for (const { ref, doneAt } of tasks) {
    const href = isKeeper ? `/administration/ateliers/${page.slug}/suites` : null;
    add(ref, { kind: 'tache', isDone: doneAt !== null, href });
  }
  for (const { id, ref, slug, territoryId } of groups) {
    const organisationIds = members.filter(({ groupId }) => groupId === id).map((one) => one.organisationId);
    const href = mayReadGroup(reader, { territoryId, organisationIds }) ? `/groupes/${slug}` : null;
    add(ref, { kind: 'groupe', isDone: false, href });
  }
  for (const { ref, slug, status } of born) {
    if (!isKeeper && !isPublic({ status })) continue;
    const href = isPublic({ status }) ? `/evenements/${slug}` : `/administration/evenements/${slug}`;
    add(ref, { kind: 'evenement', isDone: false, href });
  }
  return outcomes;
}
