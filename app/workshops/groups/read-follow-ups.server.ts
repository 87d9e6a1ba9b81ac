// What a workshop left to do, and its difficulties by votes.
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { Database } from '#db/client.ts';
import { eventTasks } from '#db/schema/events.ts';
import { workingGroups } from '#db/schema/outcomes.ts';
import { sectionOf } from '../bilan/bilan-lines.ts';
import type { PageRow } from '../minutes/page-access.server.ts';
import { readWorkshopContent } from '../read-workshop.server.ts';
import { cardRef } from './group.ts';
import { type TaskView, taskView } from './read-groups.server.ts';

export type DifficultyView = { id: string; text: string; votes: number; done: string[] };

export async function readFollowUps(
  parts: Parts,
  page: PageRow,
): Promise<{ cards: DifficultyView[]; tasks: TaskView[] }> {
  const { boards } = await readWorkshopContent(parts, page.id);
  const difficulties = boards
    .flatMap(({ columns }) =>
      columns.filter(({ title }) => sectionOf(title) === 'difficultes').flatMap(({ cards }) => cards),
    )
    .toSorted((a, b) => b.votes - a.votes);
  const refs = difficulties.map(({ id }) => cardRef(page.slug, id));
  return parts.database.query(async (queries) => {
    const tasks = await queries
      .select()
      .from(eventTasks)
      .where(and(eq(eventTasks.phase, 'after'), ofPage(page)))
      .orderBy(sql`${eventTasks.doneAt} is not null`, sql`${eventTasks.dueOn} nulls last`, eventTasks.createdAt);
    const prepared =
      refs.length > 0
        ? await queries
            .select()
            .from(eventTasks)
            .where(and(inArray(eventTasks.cardRef, refs), eq(eventTasks.phase, 'before')))
        : [];
    const groups =
      refs.length > 0
        ? await queries
            .select({ ref: workingGroups.cardRef })
            .from(workingGroups)
            .where(inArray(workingGroups.cardRef, refs))
        : [];
    return {
      tasks: tasks.map(taskView),
      cards: difficulties.map(({ id, text, votes }) => {
        const ref = cardRef(page.slug, id);
        const done = [
          tasks.some((task) => task.cardRef === ref) && 'tache',
          groups.some((group) => group.ref === ref) && 'groupe',
          prepared.some((task) => task.cardRef === ref) && 'evenement',
        ].filter((turn) => turn !== false);
        return { id, text, votes, done };
      }),
    };
  });
}

export async function settleFollowUp(
  database: Database,
  page: PageRow,
  { taskId, isDone }: { taskId: string; isDone: boolean },
): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(taskId)) throw new Response('Cette tâche n’existe pas.', { status: 400 });
  await database.query((queries) =>
    queries
      .update(eventTasks)
      .set({ doneAt: isDone ? new Date() : null })
      .where(and(eq(eventTasks.id, taskId), eq(eventTasks.territoryId, page.territoryId), ofPage(page))),
  );
}

function ofPage(page: PageRow) {
  const byCard = sql`starts_with(${eventTasks.cardRef}, ${`${page.slug}/`})`;
  return page.eventId ? or(eq(eventTasks.eventId, page.eventId), byCard) : byCard;
}
