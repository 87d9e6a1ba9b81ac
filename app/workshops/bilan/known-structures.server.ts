// What a device that joined says of whom its structure works with; read and written as that device alone.
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isId } from '#app/server/ids.ts';
import { actIn, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { type TieMoment, workshopMails, workshopTies } from '#db/schema/outcomes.ts';
import { workshopJoins } from '#db/schema/workshops.ts';
import { WORKSHOPS } from '../viewer.server.ts';

type Who = { page: { id: string; territoryId: string }; join: { id: string; link: string } };

export async function readKnownStructures(
  database: Database,
  { page, join }: Who,
): Promise<{ structures: { id: string; name: string }[]; ticked: string[]; wanted: string[] }> {
  return withActor(database, { kind: 'link', hash: join.link }, async (queries) => {
    const structures = await actIn(queries, WORKSHOPS, (asPage) =>
      asPage.execute<{ id: string; name: string }>(sql`
        select distinct o.id, o.name from workshop_joins j join organisations o on o.id = j.organisation_id
        where j.page_id = ${page.id} and j.revoked_at is null
          and o.id is distinct from (select organisation_id from workshop_joins where id = ${join.id})
        order by 2 limit 80`),
    );
    const ties = await queries
      .select({ id: workshopTies.organisationId, moment: workshopTies.moment })
      .from(workshopTies)
      .where(eq(workshopTies.joinId, join.id));
    const at = (wanted: TieMoment) => ties.filter(({ moment }) => moment === wanted).map(({ id }) => id);
    return { structures: [...structures], ticked: at('before'), wanted: at('after') };
  });
}

/** `ticked`: worked with before; `wanted`: will be worked with after. */
export type Said = { ticked: string[]; wanted?: string[]; mail: string };

/** Only structures in the room; false when the address is none. */
export async function saveKnownStructures(
  database: Database,
  { page, join }: Who,
  { ticked, wanted = [], mail }: Said,
): Promise<boolean> {
  const idsOf = (typed: string[]) =>
    typed
      .filter((id) => isId(id))
      .slice(0, 80)
      .map((id) => id.toLowerCase());
  const said = { before: idsOf(ticked), after: idsOf(wanted) };
  const isMail = mail !== '';
  if (isMail && (mail.length > 200 || !z.email().safeParse(mail).success)) return false;
  await withActor(database, { kind: 'link', hash: join.link }, async (queries) => {
    await queries.delete(workshopTies).where(eq(workshopTies.joinId, join.id));
    const room = await actIn(queries, WORKSHOPS, (asPage) =>
      asPage
        .selectDistinct({ id: workshopJoins.organisationId })
        .from(workshopJoins)
        .where(eq(workshopJoins.pageId, page.id)),
    );
    const tie = { joinId: join.id, pageId: page.id, territoryId: page.territoryId, link: join.link };
    const ties = room.flatMap(({ id }) =>
      id === null
        ? []
        : (['before', 'after'] as const)
            .filter((moment) => said[moment].includes(id))
            .map((moment) => ({ ...tie, organisationId: id, moment })),
    );
    if (ties.length > 0) await queries.insert(workshopTies).values(ties);
    if (isMail)
      await queries
        .insert(workshopMails)
        .values({ joinId: join.id, pageId: page.id, territoryId: page.territoryId, link: join.link, mail })
        .onConflictDoUpdate({ target: workshopMails.joinId, set: { mail } });
  });
  return true;
}
