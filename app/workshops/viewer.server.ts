// Who looks at a workshop page: their join, by the cookie of the device or as somebody signed in, and what follows from it.
import { and, eq, type SQL } from 'drizzle-orm';
import { sha256 } from '#app/accounts/secrets.ts';
import { type Actor, type RowActor, type WorkActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { type WorkshopRole, workshopJoins } from '#db/schema/workshops.ts';
import { readJoinToken } from './joining/join-cookie.ts';
import type { Standing } from './workshop-policy.ts';

export type Join = {
  id: string;
  role: WorkshopRole;
  firstName: string;
  structure: string;
  colour: number;
  isRevoked: boolean;
};

export type Viewer = Standing & {
  join: Join | null;
  personId: string | null;
  /** Signed in: their name, and the organisation they write for. */
  name: string;
  organisation: string;
  /** Under which ids their cards stand. */
  ownIds: string[];
  /** As row-level security knows them. */
  rowActor: RowActor;
};

/** The page itself, for what it asks of its whole room: who is there, and who may join; a device reads its own join only. */
export const WORKSHOPS: WorkActor = { kind: 'work', name: 'workshops' };

export type Asking = { database: Database; actor: Actor; cookie: string | null; isSecure: boolean };

export async function readViewer(
  { database, actor, cookie, isSecure }: Asking,
  page: { id: string; territoryId: string },
): Promise<Viewer> {
  const person = actor.kind === 'person' && !actor.owesSecondFactor ? actor : null;
  const coordinates =
    person?.territories.some(({ id, role }) => role === 'coordinator' && id === page.territoryId) ?? false;
  const isMember =
    person !== null && (person.isAdministrator || person.territories.length > 0 || person.organisations.length > 0);
  const token = readJoinToken(cookie, page.id, isSecure);
  const hash = token === null ? null : sha256(token);
  const byPerson = person && (await readJoin(database, page.id, person, eq(workshopJoins.personId, person.id)));
  // A device that joined before its owner signed in keeps its cards. Coordinators act under their own name only.
  const link = hash === null ? null : ({ kind: 'link', hash } as const);
  const byDevice =
    !byPerson && !coordinates && link
      ? await readJoin(database, page.id, link, eq(workshopJoins.tokenHash, link.hash))
      : null;
  const join = byPerson ?? byDevice;
  return {
    role: join?.role ?? null,
    isRevoked: join?.isRevoked ?? false,
    coordinates,
    isMember,
    join,
    personId: person?.id ?? null,
    name: person?.name ?? '',
    organisation: person?.organisations[0]?.name ?? '',
    ownIds: [join?.id, person?.id].filter((id) => id !== undefined),
    rowActor: byDevice && link ? link : actor,
  };
}

async function readJoin(database: Database, pageId: string, asks: RowActor, isTheirs: SQL): Promise<Join | null> {
  const [row] = await withActor(database, asks, (queries) =>
    queries
      .select()
      .from(workshopJoins)
      .where(and(eq(workshopJoins.pageId, pageId), isTheirs))
      .limit(1),
  );
  if (!row) return null;
  const { id, role, firstName, organisationName, colour, revokedAt } = row;
  return { id, role, firstName, structure: organisationName, colour, isRevoked: revokedAt !== null };
}
