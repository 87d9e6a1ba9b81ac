// Who is asking, as a value: resolved by accounts, handed to pages through the load context. `withActor` is the only way to
// the tables behind row-level security (registrations, private notes): whoever forgets it reads no row.
import { sql } from 'drizzle-orm';
import type { Database, Queries } from './client.ts';

export type TerritoryRole = 'coordinator' | 'visitor' | 'alert-giver';
export type OrganisationRole = 'owner' | 'editor';

/** How a session was opened; `terminal` by a link printed there, `demonstration` by one click. */
export type Proof = 'mail' | 'password' | 'passkey' | 'openid' | 'terminal' | 'demonstration';

export type PersonActor = {
  kind: 'person';
  id: string;
  name: string;
  mail: string;
  /** Of the session as the base knows it (a hash): says which line of /compte is « cet appareil ». */
  sessionId: string;
  proof: Proof;
  /** The last time a second factor was shown in this session. */
  secondFactorAt: Date | null;
  /** A second factor was shown in this session: what reading a household asks for. */
  isStrong: boolean;
  /** Has an authenticator that this session has not seen: without any role until then. */
  owesSecondFactor: boolean;
  /** When they last proved who they are. */
  provenAt: Date;
  isAdministrator: boolean;
  territories: { id: string; name: string; role: TerritoryRole }[];
  organisations: { id: string; slug: string; name: string; role: OrganisationRole }[];
  /** Every role of the person, whichever is chosen: what the switch offers. */
  held: HeldRole[];
  /** `key` of the one role this session is narrowed to; null: all of them together. */
  actingAs: string | null;
};

/** `key`: the membership's id, or `administrator`. `where`: the name of the territory or organisation. */
export type HeldRole = { key: string; role: TerritoryRole | OrganisationRole | 'administrator'; where: string };

/** `unknown`: a cookie came, but PostgreSQL did not answer; public pages still show, the others say 503. */
export type Actor = { kind: 'nobody' } | { kind: 'unknown' } | PersonActor;

export const NOBODY: Actor = { kind: 'nobody' };

/** The holder of a link that was sent: `hash` is the SHA-256 of its token. */
export type LinkActor = { kind: 'link'; hash: string };

/** A work of the product itself, named so that a policy can say which rows it needs. */
export type WorkActor = {
  kind: 'work';
  name: 'live-notes' | 'registration' | 'reminders' | 'forgetting' | 'workshops' | 'mails';
};

export type RowActor = Actor | LinkActor | WorkActor;

/** What row-level security is told: see `actor_kind()`, `actor_id()`, `actor_link()`, `actor_coordinates()`, `actor_organisations()`. */
export function actorSetting(actor: RowActor): string {
  if (actor.kind === 'person') {
    const coordinated = actor.territories.filter(({ role }) => role === 'coordinator');
    return JSON.stringify({
      kind: 'person',
      id: actor.id,
      coordinates: coordinated.map(({ id }) => id),
      organisations: actor.organisations.map(({ id }) => id),
    });
  }
  return JSON.stringify(actor);
}

/** One transaction in which row-level security knows who asks; rolled back when `run` throws. */
export async function withActor<Result>(
  database: Database,
  actor: RowActor,
  run: (queries: Queries) => Promise<Result>,
  milliseconds?: number,
): Promise<Result> {
  return database.transaction(async (queries) => {
    await queries.execute(sql`select set_config('app.actor', ${actorSetting(actor)}, true)`);
    return run(queries);
  }, milliseconds);
}

/** The same for a part of a transaction that exists already; whoever asked before asks again afterwards. */
export async function actIn<Result>(
  queries: Queries,
  actor: RowActor,
  run: (queries: Queries) => Promise<Result>,
): Promise<Result> {
  const [before] = await queries.execute<{ actor: string | null }>(
    sql`select current_setting('app.actor', true) as actor, set_config('app.actor', ${actorSetting(actor)}, true)`,
  );
  const result = await run(queries);
  await queries.execute(sql`select set_config('app.actor', ${before?.actor ?? ''}, true)`);
  return result;
}
