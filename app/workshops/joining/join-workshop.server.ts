// Somebody sits down at a workshop page: a row, and the secret that their device keeps.
import { and, asc, count, eq, sql } from 'drizzle-orm';
import { isSecret, newSecret, sha256 } from '#app/accounts/secrets.ts';
import { PERSON_COLOURS } from '#app/notes/person-look.ts';
import { withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { workshopJoins } from '#db/schema/workshops.ts';
import { type Viewer, WORKSHOPS } from '../viewer.server.ts';

/** `offered`: the secret that the form carried, so that a form sent twice is one join. */
export type Joining = { firstName: string; structure: string; offered?: string };

/** `token`: for the cookie of the device; null for who is known by their session, or by the cookie it already has. */
export type Joined = { id: string; token: string | null };

export function joinWorkshop(
  database: Database,
  { pageId, viewer, firstName, structure, offered = '' }: Joining & { pageId: string; viewer: Viewer },
): Promise<Joined> {
  return withActor(database, WORKSHOPS, async (queries) => {
    const organisation = structure === '' ? null : await findOrganisation(queries, structure);
    const words = {
      firstName,
      organisationId: organisation?.id ?? null,
      organisationName: organisation?.name ?? structure,
    };
    if (viewer.join) {
      await queries.update(workshopJoins).set(words).where(eq(workshopJoins.id, viewer.join.id));
      return { id: viewer.join.id, token: null };
    }
    const role = viewer.coordinates ? ('facilitator' as const) : ('contributor' as const);
    const colour = await nextColour(queries, pageId);
    const isPerson = viewer.personId !== null;
    async function insert(token: string): Promise<Joined | null> {
      const [row] = await queries
        .insert(workshopJoins)
        .values({ ...words, pageId, role, personId: viewer.personId, tokenHash: sha256(token), colour })
        .onConflictDoUpdate(
          isPerson
            ? // The same person from two devices at once.
              {
                target: [workshopJoins.pageId, workshopJoins.personId],
                targetWhere: sql`person_id is not null`,
                set: words,
              }
            : { target: workshopJoins.tokenHash, set: words, setWhere: eq(workshopJoins.pageId, pageId) },
        )
        .returning({ id: workshopJoins.id });
      return row ? { id: row.id, token: isPerson ? null : token } : null;
    }
    const joined = (!isPerson && isSecret(offered) && (await insert(offered))) || (await insert(newSecret()));
    if (!joined) throw new Error('the join was not written');
    return joined;
  });
}

export async function changeColour(database: Database, joinId: string, colour: number): Promise<void> {
  if (!Number.isInteger(colour) || colour < 0 || colour >= PERSON_COLOURS) return;
  await withActor(database, WORKSHOPS, (queries) =>
    queries.update(workshopJoins).set({ colour }).where(eq(workshopJoins.id, joinId)),
  );
}

/** When the name of who joins now, without account, leaves. */
export async function readForgetDay(database: Database, pageId: string): Promise<string | null> {
  const [row] = await database.query((queries) =>
    queries.execute<{ day: string }>(sql`select forget_join_day(${pageId}, now())::text as day`),
  );
  return row?.day ?? null;
}

/** Names of the territory's own organisations, for the completion of the join screen. */
export async function readStructureNames(database: Database, territoryId: string): Promise<string[]> {
  const rows = await database.query((queries) =>
    queries
      .select({ name: organisations.name })
      .from(organisations)
      .where(and(eq(organisations.homeTerritoryId, territoryId), eq(organisations.status, 'published')))
      .orderBy(asc(organisations.name))
      .limit(150),
  );
  return rows.map(({ name }) => name);
}

/** By its whole name, whatever the accents and capitals: « CCAS » may be that of any town. null when several have it. */
async function findOrganisation(queries: Queries, typed: string): Promise<{ id: string; name: string } | null> {
  const isAlike = sql`lower(unaccent(${organisations.name})) = lower(unaccent(${typed}))`;
  const rows = await queries
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.status, 'published'), isAlike))
    .limit(2);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

async function nextColour(queries: Queries, pageId: string): Promise<number> {
  const [row] = await queries.select({ joins: count() }).from(workshopJoins).where(eq(workshopJoins.pageId, pageId));
  return (row?.joins ?? 0) % PERSON_COLOURS;
}
