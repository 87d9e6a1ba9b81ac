// Working groups shaped for their pages: open tasks first, then the pages they met on.
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { cardHref } from '#app/events/card-link.ts';
import type { Actor, PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { eventTasks } from '#db/schema/events.ts';
import { workingGroupOrganisations, workingGroupPages, workingGroups } from '#db/schema/outcomes.ts';
import { territories } from '#db/schema/territories.ts';
import { workshopPages } from '#db/schema/workshops.ts';
import { mayKeepGroup, mayReadGroup } from './group.ts';

export type TaskView = {
  id: string;
  title: string;
  ownerName: string;
  dueOn: string | null;
  isDone: boolean;
  href: string | null;
};

export type GroupView = {
  id: string;
  territoryId: string;
  slug: string;
  name: string;
  theme: string;
  purpose: string;
  isClosed: boolean;
  /** The card it was made from. */
  href: string | null;
  organisations: { id: string; slug: string; name: string }[];
  pages: { id: string; slug: string; title: string }[];
  tasks: TaskView[];
  canKeep: boolean;
};

/** Throws 404 and 403. */
export async function readGroup(database: Database, actor: Actor, slug: string): Promise<GroupView> {
  return database.query(async (queries) => {
    const [row] = await queries.select().from(workingGroups).where(eq(workingGroups.slug, slug));
    if (!row) throw new Response('Aucun groupe de travail ne porte ce nom.', { status: 404 });
    const members = await queries
      .select({ id: organisations.id, slug: organisations.slug, name: organisations.name })
      .from(workingGroupOrganisations)
      .innerJoin(organisations, eq(organisations.id, workingGroupOrganisations.organisationId))
      .where(eq(workingGroupOrganisations.groupId, row.id))
      .orderBy(asc(organisations.name));
    const { territoryId } = row;
    if (!mayReadGroup(actor, { territoryId, organisationIds: members.map(({ id }) => id) }))
      throw new Response('Ce groupe de travail est suivi par ses membres et par la coordination.', { status: 403 });
    const pages = await queries
      .select({ id: workshopPages.id, slug: workshopPages.slug, title: workshopPages.title })
      .from(workingGroupPages)
      .innerJoin(workshopPages, eq(workshopPages.id, workingGroupPages.pageId))
      .where(eq(workingGroupPages.groupId, row.id))
      .orderBy(desc(workshopPages.createdAt));
    return {
      id: row.id,
      territoryId,
      slug: row.slug,
      name: row.name,
      theme: row.theme,
      purpose: row.purpose,
      isClosed: row.closedAt !== null,
      href: cardHref(row.cardRef),
      organisations: members,
      pages,
      tasks: await readGroupTasks(queries, row.id),
      canKeep: mayKeepGroup(actor, row),
    };
  });
}

/** Open ones first, by date: what the next meeting begins with. */
export async function readGroupTasks(queries: Queries, groupId: string): Promise<TaskView[]> {
  const rows = await queries
    .select()
    .from(eventTasks)
    .where(eq(eventTasks.groupId, groupId))
    .orderBy(sql`${eventTasks.doneAt} is not null`, sql`${eventTasks.dueOn} nulls last`, asc(eventTasks.createdAt));
  return rows.map(taskView);
}

export function taskView(row: typeof eventTasks.$inferSelect): TaskView {
  const { id, title, ownerName, dueOn, doneAt } = row;
  return { id, title, ownerName, dueOn, isDone: doneAt !== null, href: cardHref(row.cardRef) };
}

/** Open tasks of the groups that hold a page: shown first when they meet again. */
export async function readCarriedTasks(
  database: Database,
  pageId: string,
): Promise<{ slug: string; name: string; tasks: TaskView[] }[]> {
  return database.query(async (queries) => {
    const groups = await queries
      .select({ id: workingGroups.id, slug: workingGroups.slug, name: workingGroups.name })
      .from(workingGroupPages)
      .innerJoin(workingGroups, eq(workingGroups.id, workingGroupPages.groupId))
      .where(eq(workingGroupPages.pageId, pageId))
      .orderBy(asc(workingGroups.name));
    const read = [];
    for (const { id, slug, name } of groups)
      read.push({ slug, name, tasks: (await readGroupTasks(queries, id)).filter(({ isDone }) => !isDone) });
    return read;
  });
}

export type GroupLine = { slug: string; name: string; theme: string; open: number; members: number; isClosed: boolean };

export type GroupDesk = {
  territories: { id: string; name: string }[];
  groups: GroupLine[];
  pages: { id: string; title: string; territoryId: string }[];
};

/** Of the territories that somebody coordinates. */
export async function readGroupDesk(database: Database, actor: PersonActor): Promise<GroupDesk> {
  const ids = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  return database.query(async (queries) => ({
    territories: await queries
      .select({ id: territories.id, name: territories.name })
      .from(territories)
      .where(inArray(territories.id, ids))
      .orderBy(asc(territories.name)),
    groups: await queries
      .select({
        slug: workingGroups.slug,
        name: workingGroups.name,
        theme: workingGroups.theme,
        open: sql<number>`(select count(*)::int from event_tasks t where t.group_id = working_groups.id and t.done_at is null)`,
        members: sql<number>`(select count(*)::int from working_group_organisations m where m.group_id = working_groups.id)`,
        isClosed: sql<boolean>`closed_at is not null`,
      })
      .from(workingGroups)
      .where(inArray(workingGroups.territoryId, ids))
      .orderBy(sql`closed_at is not null`, asc(workingGroups.name)),
    pages: await queries
      .select({ id: workshopPages.id, title: workshopPages.title, territoryId: workshopPages.territoryId })
      .from(workshopPages)
      .where(and(inArray(workshopPages.territoryId, ids), isNull(workshopPages.archivedAt)))
      .orderBy(desc(workshopPages.createdAt))
      .limit(100),
  }));
}
