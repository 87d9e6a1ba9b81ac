// What a workshop left to do, and its difficulties by votes.
import { and, eq, sql } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import type { Parts } from '#app/server/parts.ts';
import type { Actor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { people } from '#db/schema/accounts.ts';
import { eventTasks } from '#db/schema/events.ts';
import { sectionOf } from '../bilan/bilan-lines.ts';
import type { PageRow } from '../minutes/page-access.server.ts';
import { readWorkshopContent } from '../read-workshop.server.ts';
import { readCardOutcomes } from './card-outcomes.server.ts';
import type { CardOutcome } from './outcome-words.ts';
import { type TaskView, taskView } from './read-groups.server.ts';
import { isLeftBy, scopeOf } from './task-scope.ts';

export type DifficultyView = { id: string; text: string; votes: number; outcomes: CardOutcome[] };

export async function readFollowUps(
  parts: Parts,
  actor: Actor,
  page: PageRow,
): Promise<{ cards: DifficultyView[]; tasks: TaskView[] }> {
  const { boards } = await readWorkshopContent(parts, page.id);
  const difficulties = boards
    .flatMap(({ columns }) =>
      columns.filter(({ title }) => sectionOf(title) === 'difficultes').flatMap(({ cards }) => cards),
    )
    .toSorted((a, b) => b.votes - a.votes);
  return parts.database.query(async (queries) => {
    const tasks = await queries
      .select({ task: eventTasks, owner: people.name })
      .from(eventTasks)
      .leftJoin(people, eq(people.id, eventTasks.ownerPersonId))
      .where(isLeftBy(scopeOf(page)))
      .orderBy(sql`${eventTasks.doneAt} is not null`, sql`${eventTasks.dueOn} nulls last`, eventTasks.createdAt);
    const outcomes = await readCardOutcomes(queries, page, actor);
    return {
      tasks: tasks.map(({ task, owner }) => taskView({ ...task, ownerName: owner ?? task.ownerName })),
      cards: difficulties.map(({ id, text, votes }) => ({ id, text, votes, outcomes: outcomes[id] ?? [] })),
    };
  });
}

export async function settleFollowUp(
  database: Database,
  page: PageRow,
  { taskId, isDone }: { taskId: string; isDone: boolean },
): Promise<void> {
  await database.query((queries) =>
    queries
      .update(eventTasks)
      .set({ doneAt: isDone ? new Date() : null })
      .where(isTaskOf(page, taskId)),
  );
}

/** Who does it, and for when. */
export async function assignFollowUp(
  database: Database,
  page: PageRow,
  { taskId, ownerName, dueOn }: { taskId: string; ownerName: string; dueOn: string | null },
): Promise<void> {
  await database.query((queries) =>
    queries.update(eventTasks).set({ ownerName, ownerPersonId: null, dueOn }).where(isTaskOf(page, taskId)),
  );
}

/** Throws 400 for what is no id. */
function isTaskOf(page: PageRow, taskId: string) {
  if (!isId(taskId)) throw new Response('Cette tâche n’existe pas.', { status: 400 });
  return and(eq(eventTasks.id, taskId), eq(eventTasks.territoryId, page.territoryId), isLeftBy(scopeOf(page)));
}
