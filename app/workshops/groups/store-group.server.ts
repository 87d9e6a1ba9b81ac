// Working groups as rows: made, changed, closed; their tasks live with the tasks of events.
import { and, eq, inArray, sql } from 'drizzle-orm';
import { noteAct, slugOf } from '#app/upkeep/entry/save-entry.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { eventTasks } from '#db/schema/events.ts';
import { workingGroupOrganisations, workingGroupPages, workingGroups } from '#db/schema/outcomes.ts';
import { workshopPages } from '#db/schema/workshops.ts';

export type GroupFields = {
  name: string;
  theme: string;
  purpose: string;
  organisationIds: string[];
  pageIds: string[];
};

export type NewGroup = GroupFields & { territoryId: string; cardRef?: string | null };

export async function insertGroup(
  queries: Queries,
  actor: PersonActor,
  { territoryId, cardRef = null, organisationIds, pageIds, ...fields }: NewGroup,
): Promise<{ id: string; slug: string }> {
  const slug = await freeGroupSlug(queries, fields.name);
  const [row] = await queries
    .insert(workingGroups)
    .values({ territoryId, slug, cardRef, ...fields })
    .returning({ id: workingGroups.id, slug: workingGroups.slug });
  if (!row) throw new Error('the group was not written');
  await setMembers(queries, { id: row.id, territoryId }, { organisationIds, pageIds });
  await noteAct(queries, actor, { action: 'group-made', kind: 'workshop', id: row.id, detail: {} });
  return row;
}

export async function saveGroup(
  database: Database,
  actor: PersonActor,
  { group, fields }: { group: { id: string; territoryId: string }; fields: GroupFields },
): Promise<void> {
  const { organisationIds, pageIds, ...own } = fields;
  await database.transaction(async (queries) => {
    await queries.update(workingGroups).set(own).where(eq(workingGroups.id, group.id));
    await setMembers(queries, group, { organisationIds, pageIds });
    await noteAct(queries, actor, { action: 'group-saved', kind: 'workshop', id: group.id, detail: {} });
  });
}

export async function closeGroup(
  database: Database,
  actor: PersonActor,
  { id, isClosed }: { id: string; isClosed: boolean },
): Promise<void> {
  await database.transaction(async (queries) => {
    await queries
      .update(workingGroups)
      .set({ closedAt: isClosed ? new Date() : null })
      .where(eq(workingGroups.id, id));
    const action = isClosed ? 'group-closed' : 'group-opened';
    await noteAct(queries, actor, { action, kind: 'workshop', id, detail: {} });
  });
}

export type NewTask = { title: string; ownerName: string; dueOn: string | null };

export async function addGroupTask(
  database: Database,
  group: { id: string; territoryId: string },
  task: NewTask,
): Promise<void> {
  await database.query((queries) =>
    queries.insert(eventTasks).values({ territoryId: group.territoryId, groupId: group.id, ...task }),
  );
}

/** Of this group only. */
export async function settleGroupTask(
  database: Database,
  groupId: string,
  { taskId, isDone }: { taskId: string; isDone: boolean },
): Promise<void> {
  await database.query((queries) =>
    queries
      .update(eventTasks)
      .set({ doneAt: isDone ? new Date() : null })
      .where(and(eq(eventTasks.id, taskId), eq(eventTasks.groupId, groupId))),
  );
}

/** Who does it, and for when; of this group only. */
export async function assignGroupTask(
  database: Database,
  groupId: string,
  { taskId, ownerName, dueOn }: { taskId: string; ownerName: string; dueOn: string | null },
): Promise<void> {
  await database.query((queries) =>
    queries
      .update(eventTasks)
      .set({ ownerName, ownerPersonId: null, dueOn })
      .where(and(eq(eventTasks.id, taskId), eq(eventTasks.groupId, groupId))),
  );
}

type Members = Pick<GroupFields, 'organisationIds' | 'pageIds'>;

/** Pages of the same territory only. */
async function setMembers(queries: Queries, group: { id: string; territoryId: string }, members: Members) {
  const { organisationIds, pageIds } = members;
  await queries.delete(workingGroupOrganisations).where(eq(workingGroupOrganisations.groupId, group.id));
  await queries.delete(workingGroupPages).where(eq(workingGroupPages.groupId, group.id));
  if (organisationIds.length > 0)
    await queries
      .insert(workingGroupOrganisations)
      .values(organisationIds.map((organisationId) => ({ groupId: group.id, organisationId })))
      .onConflictDoNothing();
  if (pageIds.length > 0) {
    const own = await queries
      .select({ id: workshopPages.id })
      .from(workshopPages)
      .where(and(inArray(workshopPages.id, pageIds), eq(workshopPages.territoryId, group.territoryId)));
    if (own.length > 0)
      await queries.insert(workingGroupPages).values(own.map(({ id }) => ({ groupId: group.id, pageId: id })));
  }
}

async function freeGroupSlug(queries: Queries, name: string): Promise<string> {
  const wanted = slugOf(name) || 'groupe';
  await queries.execute(sql`select pg_advisory_xact_lock(hashtext(${`group ${wanted}`}))`);
  const rows = await queries.execute<{ slug: string }>(
    sql`select slug from working_groups where slug = ${wanted} or slug ~ ${`^${wanted}-[0-9]+$`}`,
  );
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
