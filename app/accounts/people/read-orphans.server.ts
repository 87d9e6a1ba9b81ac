// Organisations whose entry nobody of theirs keeps: no member, and nobody invited who may still answer.
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';
import { peopleScope } from './people-policy.ts';
import { anyOf } from './scope-condition.server.ts';

export type Orphan = { slug: string; name: string; territory: string };

export async function readOrphans(
  database: Database,
  actor: Actor,
  { limit = 50, offset = 0 } = {},
): Promise<{ total: number; orphans: Orphan[] }> {
  const { territories: own } = peopleScope(actor);
  const rows = await database.query((queries) =>
    queries
      .select({
        slug: organisations.slug,
        name: organisations.name,
        territory: territories.name,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(organisations)
      .innerJoin(territories, eq(territories.id, organisations.homeTerritoryId))
      .where(
        and(
          anyOf(organisations.homeTerritoryId, own),
          eq(organisations.status, 'published'),
          sql`not exists (select from memberships where memberships.organisation_id = ${organisations.id})`,
          sql`not exists (select from invitations where invitations.organisation_id = ${organisations.id}
            and accepted_at is null and revoked_at is null and expires_at > now())`,
        ),
      )
      .orderBy(asc(organisations.name))
      .limit(limit)
      .offset(offset),
  );
  return {
    total: rows[0]?.total ?? 0,
    orphans: rows.map(({ slug, name, territory }) => ({ slug, name, territory })),
  };
}
