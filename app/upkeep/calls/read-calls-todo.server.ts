// What the calendar asks of who keeps entries: calls due, closures that come, « complet » that ends, places that stop.
import { sql } from 'drizzle-orm';
import { dayWords } from '#app/directory/french-days.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { parisDay } from '#search/opening-hours.ts';

export type CallLine = { slug: string; name: string; note: string; day: string };
export type EndingLine = { slug: string; name: string; service: string; serviceSlug: string; why: string };
export type CallsTodo = {
  calls: { total: number; lines: CallLine[] };
  endings: { total: number; lines: EndingLine[] };
};

const SHOWN = 5;
const DAYS_AHEAD = 14;

type Ending = {
  slug: string;
  name: string;
  service: string;
  service_slug: string;
  kind: string;
  day: string;
  total: number;
};

const SENTENCES: Record<string, (day: string) => string> = {
  closure: (day) => `ferme le ${day}`,
  full: (day) => `complet jusqu’au ${day} : reçoit-il de nouveau ?`,
  place: (day) => `un de ses lieux s’arrête le ${day}`,
};

/** Calls are the coordination's alone; endings are shown to members of the organisation too. */
export async function readCallsTodo(database: Database, actor: PersonActor, now = new Date()): Promise<CallsTodo> {
  const territories = uuids(actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id));
  const own = uuids(actor.organisations.map(({ id }) => id));
  const today = parisDay(now);
  const soon = parisDay(new Date(now.getTime() + DAYS_AHEAD * 86_400_000));
  const [calls, endings] = await database.query((queries) =>
    Promise.all([
      queries.execute<{ slug: string; name: string; note: string; day: string; total: number }>(sql`
        select slug, name, left(note, 160) as note, call_on::text as day, count(*) over ()::int as total
        from entry_notes join organisations on organisations.id = organisation_id
        where call_on <= ${today}::date and home_territory_id = any (${territories}) and status <> 'archived'
        order by call_on, name limit ${SHOWN}`),
      queries.execute<Ending>(sql`
        select organisations.slug, organisations.name, services.name as service, services.slug as service_slug, ending.kind,
          ending.day::text as day, count(*) over ()::int as total
        from (
          select service_id, 'closure' as kind, from_day as day from service_closures
          where from_day between ${today}::date and ${soon}::date
          union all
          select id, 'full', capacity_until from services where capacity_state = 'complet' and capacity_until <= ${soon}::date
          union all
          select service_id, 'place', max(to_day) from places group by service_id
          having bool_and(to_day is not null) and max(to_day) between ${today}::date and ${soon}::date
        ) as ending
        join services on services.id = ending.service_id
        join organisations on organisations.id = services.organisation_id
        where services.status = 'published' and organisations.status = 'published'
          and (home_territory_id = any (${territories}) or organisations.id = any (${own}))
        order by ending.day, organisations.name, services.name limit ${SHOWN}`),
    ]),
  );
  return {
    calls: {
      total: calls[0]?.total ?? 0,
      lines: calls.map(({ slug, name, note, day }) => ({ slug, name, note, day: dayWords(day) })),
    },
    endings: {
      total: endings[0]?.total ?? 0,
      lines: endings.map(({ slug, name, service, service_slug: serviceSlug, kind, day }) => ({
        slug,
        name,
        service,
        serviceSlug,
        why: SENTENCES[kind]?.(dayWords(day)) ?? '',
      })),
    },
  };
}

function uuids(ids: string[]) {
  return sql`${`{${ids.join(',')}}`}::uuid[]`;
}
