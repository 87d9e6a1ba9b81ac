// What of the events waits for somebody: proposals to answer, tasks that are due.
import { sql } from 'drizzle-orm';
import { dayWords } from '#app/directory/french-days.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { addDays, wallClock } from '#db/paris-time.ts';
import { whenWords } from './when-words.ts';

export type ProposedLine = { slug: string; title: string; when: string; by: string };
export type TaskDueLine = {
  id: string;
  title: string;
  slug: string;
  event: string;
  due: string;
  owner: string;
  isLate: boolean;
};
export type EventsTodo = {
  proposed: { total: number; lines: ProposedLine[] };
  tasks: { total: number; lines: TaskDueLine[] };
};

const SHOWN = 5;
const DAYS_AHEAD = 7;

type Proposed = { slug: string; title: string; starts_at: string; ends_at: string; by: string | null; total: number };
type Task = {
  id: string;
  title: string;
  slug: string;
  event: string;
  due_on: string;
  owner: string;
  total: number;
};

/** Proposals are for the coordination; tasks for it, for the organisers, and for whoever took one on. */
export async function readEventsTodo(database: Database, actor: PersonActor, now = new Date()): Promise<EventsTodo> {
  const territories = uuids(actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id));
  const own = uuids(actor.organisations.map(({ id }) => id));
  const today = wallClock(now).day;
  const [proposed, tasks] = await database.query((queries) =>
    Promise.all([
      queries.execute<Proposed>(sql`
        select events.slug, events.title, starts_at, ends_at, organisations.name as by, count(*) over ()::int as total
        from events left join organisations on organisations.id = proposed_for
        where events.status = 'proposed' and territory_id = any (${territories})
        order by starts_at, events.slug limit ${SHOWN}`),
      queries.execute<Task>(sql`
        select event_tasks.id, event_tasks.title, events.slug, events.title as event, due_on::text as due_on,
          coalesce(people.name, owner_name) as owner, count(*) over ()::int as total
        from event_tasks
        join events on events.id = event_id
        left join people on people.id = owner_person_id
        where done_at is null and due_on <= ${addDays(today, DAYS_AHEAD)}::date and events.status <> 'refused'
          and (event_tasks.territory_id = any (${territories}) or owner_person_id = ${actor.id}::uuid
            or event_id = any (array(
              select event_id from event_organisations where role = 'organiser' and organisation_id = any (${own}))))
        order by due_on, event_tasks.title limit ${SHOWN}`),
    ]),
  );
  return {
    proposed: {
      total: proposed[0]?.total ?? 0,
      lines: proposed.map(({ slug, title, starts_at, ends_at, by }) => ({
        slug,
        title,
        when: whenWords(new Date(starts_at), new Date(ends_at)),
        by: by ?? '',
      })),
    },
    tasks: {
      total: tasks[0]?.total ?? 0,
      lines: tasks.map(({ id, title, slug, event, due_on: due, owner }) => ({
        id,
        title,
        slug,
        event,
        due: dayWords(due),
        owner,
        isLate: due < today,
      })),
    },
  };
}

function uuids(ids: string[]) {
  return sql`${`{${ids.join(',')}}`}::uuid[]`;
}
