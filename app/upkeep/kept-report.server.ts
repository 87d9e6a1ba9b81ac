// One report, for who keeps the entry it is about; settling it is noted.
import { and, eq } from 'drizzle-orm';
import { mayKeep } from '#app/accounts/entry-policy.ts';
import { isId } from '#app/server/ids.ts';
import type { Actor, PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { organisations, reports, services } from '#db/schema/directory.ts';
import { noteAct } from './entry/save-entry.server.ts';

export async function keptReport(database: Database, actor: Actor, id: string) {
  if (!isId(id)) throw missing();
  const [row] = await database.query((queries) =>
    queries
      .select({
        report: reports,
        organisation: {
          id: organisations.id,
          slug: organisations.slug,
          name: organisations.name,
          homeTerritoryId: organisations.homeTerritoryId,
        },
        service: { slug: services.slug, name: services.name },
      })
      .from(reports)
      .innerJoin(organisations, eq(organisations.id, reports.organisationId))
      .leftJoin(services, eq(services.id, reports.serviceId))
      .where(eq(reports.id, id)),
  );
  if (!row) throw missing();
  const { id: organisationId, homeTerritoryId } = row.organisation;
  if (!mayKeep(actor, { organisationId, homeTerritoryId })) {
    throw new Response('Ce signalement porte sur une fiche que vous ne tenez pas.', { status: 403 });
  }
  return row;
}

export type Settlement = 'corrigee' | 'sans-suite';

/** Twice is once: the second click changes nothing. */
export async function settleReport(database: Database, actor: PersonActor, id: string, how: Settlement): Promise<void> {
  await database.transaction(async (queries) => {
    const settled = await queries
      .update(reports)
      .set({ status: 'settled', settledAt: new Date(), settledBy: actor.name })
      .where(and(eq(reports.id, id), eq(reports.status, 'open')))
      .returning({ id: reports.id });
    if (settled.length > 0)
      await noteAct(queries, actor, { action: 'report-settled', kind: 'report', id, detail: { how } });
  });
}

function missing(): Response {
  return new Response('Ce signalement n’existe pas, ou plus.', { status: 404 });
}
