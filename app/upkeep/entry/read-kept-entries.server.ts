// Entries that somebody keeps: those of their territories and of their organisations.
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { organisations, reports, services } from '#db/schema/directory.ts';
import { entryCadences, freshnessRequests } from '#db/schema/freshness.ts';
import { REPORT_REASONS } from '#db/vocabulary/report-reasons.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import { USUAL_CADENCE } from '../freshness/cadence.ts';

export type KeptEntry = {
  id: string;
  slug: string;
  name: string;
  status: string;
  verifiedAt: string | null;
  verifiedBy: string | null;
};
export type OpenReport = { id: string; reason: string; message: string; createdAt: string; organisation: string };

const SHOWN = 100;

export type KeptEntriesAsked = { isStale?: boolean; limit?: number };

/** Oldest verification first, never verified before all; `total` counts what the limit cut off. */
export async function readKeptEntries(
  database: Database,
  actor: PersonActor,
  asked: KeptEntriesAsked = {},
): Promise<{ entries: KeptEntry[]; total: number }> {
  const { isStale = false, limit = SHOWN } = asked;
  const where = and(
    keptBy(actor),
    isStale ? and(eq(organisations.status, 'published'), isDue(), or(isOwn(actor), sql`not ${isAsked()}`)) : undefined,
  );
  const [rows, counted] = await database.query((queries) =>
    Promise.all([
      queries
        .select()
        .from(organisations)
        .where(where)
        .orderBy(sql`${organisations.verifiedAt} asc nulls first`, organisations.name)
        .limit(limit),
      queries.select({ total: sql<number>`count(*)::int` }).from(organisations).where(where),
    ]),
  );
  const entries = rows.map(({ id, slug, name, status, verifiedAt, verifiedBy }) => ({
    id,
    slug,
    name,
    status,
    verifiedAt: verifiedAt?.toISOString() ?? null,
    verifiedBy,
  }));
  return { entries, total: counted[0]?.total ?? 0 };
}

/** Not verified for as long as its rhythm says. */
export function isDue(): SQL {
  return sql`not exists (select from ${entryCadences} where ${entryCadences.organisationId} = ${organisations.id}
    and (months is null or ${organisations.verifiedAt} + make_interval(months => months) > now()))
    and (exists (select from ${entryCadences} where ${entryCadences.organisationId} = ${organisations.id})
      or ${organisations.verifiedAt} is null
      or ${organisations.verifiedAt} + make_interval(months => ${USUAL_CADENCE}) <= now())`;
}

/** Its organisation has been asked by mail: the answer, or its absence, has a place of its own on the desk. */
function isAsked(): SQL {
  return sql`exists (select from ${freshnessRequests}
    where ${freshnessRequests.organisationId} = ${organisations.id} and ${freshnessRequests.closedAt} is null)`;
}

/** Published services by organisation, for what is said of them in one click. */
export async function readKeptServices(
  database: Database,
  organisationIds: string[],
): Promise<Map<string, { id: string; name: string; isFull: boolean }[]>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await database.query((queries) =>
    queries
      .select({
        organisationId: services.organisationId,
        id: services.id,
        name: services.name,
        state: services.capacityState,
      })
      .from(services)
      .where(and(inArray(services.organisationId, organisationIds), eq(services.status, 'published')))
      .orderBy(services.name),
  );
  const grouped = Map.groupBy(rows, ({ organisationId }) => organisationId);
  return new Map(
    [...grouped].map(([id, own]) => [
      id,
      own.map((service) => ({ id: service.id, name: service.name, isFull: service.state === 'complet' })),
    ]),
  );
}

/** What visitors said is wrong with them, oldest first. */
export async function readOpenReports(database: Database, actor: PersonActor, limit = SHOWN): Promise<OpenReport[]> {
  const rows = await database.query((queries) =>
    queries
      .select({ report: reports, organisation: organisations.name })
      .from(reports)
      .innerJoin(organisations, eq(organisations.id, reports.organisationId))
      .where(and(eq(reports.status, 'open'), keptBy(actor)))
      .orderBy(reports.createdAt)
      .limit(limit),
  );
  return rows.map(({ report, organisation }) => ({
    id: report.id,
    reason: labelOf(REPORT_REASONS, report.reason),
    message: report.message,
    createdAt: report.createdAt.toISOString(),
    organisation,
  }));
}

function isOwn(actor: PersonActor): SQL {
  const own = actor.organisations.map(({ id }) => id);
  return own.length > 0 ? inArray(organisations.id, own) : sql`false`;
}

export function keptBy(actor: PersonActor): SQL {
  const territories = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  const own = actor.organisations.map(({ id }) => id);
  return (
    or(
      territories.length > 0 ? inArray(organisations.homeTerritoryId, territories) : undefined,
      own.length > 0 ? inArray(organisations.id, own) : undefined,
    ) ?? sql`false`
  );
}
