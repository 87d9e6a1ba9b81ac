// What waits for somebody about people: demands, mails turned away, invitations without an answer, organisations without anybody.
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { claims } from '#db/schema/people.ts';
import { keepsPeople } from '../policies.ts';
import { peopleScope } from './people-policy.ts';
import { type Orphan, readOrphans } from './read-orphans.server.ts';
import { readWaitingInvitations, type WaitingInvitation } from './read-people.server.ts';
import { anyOf } from './scope-condition.server.ts';

export type WaitingClaim = { id: string; name: string; organisation: string; createdAt: Date };

export type PeopleTodo = {
  claims: { total: number; lines: WaitingClaim[] };
  /** Refused by a mail server, expired, or a week without an answer. */
  invitations: { total: number; lines: WaitingInvitation[] };
  orphans: { total: number; lines: Orphan[] };
};

const SHOWN = 5;

/** null for who invites nobody. */
export async function readPeopleTodo(database: Database, actor: Actor): Promise<PeopleTodo | null> {
  if (!keepsPeople(actor)) return null;
  const [asked, waiting, alone] = await Promise.all([
    readWaitingClaims(database, actor, SHOWN),
    readWaitingInvitations(database, actor, { limit: SHOWN, needsUs: true }),
    readOrphans(database, actor, { limit: SHOWN }),
  ]);
  return {
    claims: asked,
    invitations: { total: waiting.total, lines: waiting.invitations },
    orphans: { total: alone.total, lines: alone.orphans },
  };
}

/** Confirmed by their sender and not answered, oldest first. */
export async function readWaitingClaims(
  database: Database,
  actor: Actor,
  limit: number,
): Promise<{ total: number; lines: WaitingClaim[] }> {
  const rows = await database.query((queries) =>
    queries
      .select({
        id: claims.id,
        name: claims.name,
        organisation: organisations.name,
        createdAt: claims.createdAt,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(claims)
      .innerJoin(organisations, eq(organisations.id, claims.organisationId))
      .where(
        and(
          anyOf(organisations.homeTerritoryId, peopleScope(actor).territories),
          isNotNull(claims.confirmedAt),
          isNull(claims.settledAt),
        ),
      )
      .orderBy(asc(claims.createdAt))
      .limit(limit),
  );
  return { total: rows[0]?.total ?? 0, lines: rows.map(({ total: _, ...line }) => line) };
}
