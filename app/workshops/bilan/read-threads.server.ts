// Who was in the room, by structure, who already worked with whom when it began, and who did something together since.
import { sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import type { ThreadDrawing } from '#db/schema/outcomes.ts';
import type { WorkshopContent } from '../minutes/workshop-content.ts';
import { drawThreads, type Meeting, meetingsOfCards, type Present, pairs, type Tie } from './threads.ts';

type Asked = { pages: { id: string; slug: string }[]; contents: Pick<WorkshopContent, 'boards'>[] };

/** In a transaction of the coordination: ties stand behind row-level security. */
export async function readDrawing(queries: Queries, { pages, contents }: Asked): Promise<ThreadDrawing> {
  const ids = sql`${`{${pages.map(({ id }) => id).join(',')}}`}::uuid[]`;
  const slugs = sql`${`{${pages.map(({ slug }) => `"${slug}"`).join(',')}}`}::text[]`;
  const present = await queries.execute<Present>(sql`
    select distinct organisations.id as "organisationId", organisations.slug, organisations.name
    from workshop_joins join organisations on organisations.id = organisation_id
    where page_id = any (${ids}) and revoked_at is null order by 3`);
  const writers = await queries.execute<{ id: string; personId: string | null; organisationId: string }>(sql`
    select id, person_id as "personId", organisation_id as "organisationId" from workshop_joins
    where page_id = any (${ids}) and organisation_id is not null`);
  const said = await queries.execute<Tie & { moment: string }>(sql`
    select distinct j.organisation_id as "from", t.organisation_id as "to", t.moment
    from workshop_ties t join workshop_joins j on j.id = t.join_id
    where t.page_id = any (${ids}) and j.organisation_id is not null`);
  const members = await queries.execute<{ groupId: string; id: string }>(sql`
    select m.group_id as "groupId", m.organisation_id as id from working_group_organisations m
    join working_groups g on g.id = m.group_id where split_part(g.card_ref, '/', 1) = any (${slugs})`);
  const organisationOf = new Map(
    [...writers].flatMap(({ id, personId, organisationId }) =>
      [id, personId].flatMap((writer) => (writer === null ? [] : [[writer, organisationId] as const])),
    ),
  );
  const bySlug = new Map([...present].map(({ slug, organisationId }) => [slug, organisationId]));
  const groups = Map.groupBy(members, ({ groupId }) => groupId);
  const meetings: Meeting[] = [
    ...said.filter(({ moment }) => moment === 'after').map(({ from, to }) => ({ from, to, why: 'said' as const })),
    ...meetingsOfCards({ contents, organisationOf, bySlug }),
    ...[...groups.values()].flatMap((group) =>
      pairs(group.map(({ id }) => id)).map((tie) => ({ ...tie, why: 'group' as const })),
    ),
  ];
  const before = [...said].filter(({ moment }) => moment === 'before');
  return drawThreads([...present], before, meetings);
}
