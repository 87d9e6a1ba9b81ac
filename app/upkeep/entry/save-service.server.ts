// Writes a service and what hangs on it: one transaction, nothing over somebody else's save.
import { and, eq, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { organisations, services } from '#db/schema/directory.ts';
import { ensureBaseline, recordVersions } from '../history/versions.server.ts';
import type { ServiceRow } from './kept-entry.server.ts';
import { noteAct, slugOf, verification } from './save-entry.server.ts';
import type { Service } from './service-form.ts';
import { type WantedParts, writeServiceParts } from './write-service-parts.server.ts';

export type SaveService = {
  actor: PersonActor;
  before: ServiceRow;
  service: Service;
  parts: WantedParts;
  revision: number;
  isVerified: boolean;
  why?: string;
};

/** False when somebody saved since `revision`: nothing is written then. */
export async function saveService(
  database: Database,
  { actor, before, service, parts, revision, isVerified, why }: SaveService,
): Promise<boolean> {
  return database.transaction(async (queries) => {
    await ensureBaseline(queries, [before.organisationId]);
    const capacityAt =
      service.capacityState === null
        ? null
        : service.capacityState === before.capacityState
          ? before.capacityAt
          : new Date();
    const written = await queries
      .update(services)
      .set({
        ...inOrderOf(before, service),
        capacityAt,
        revision: sql`${services.revision} + 1`,
        updatedAt: new Date(),
      })
      .where(and(eq(services.id, before.id), eq(services.revision, revision)))
      .returning({ id: services.id });
    if (written.length === 0) return false;
    await writeServiceParts(queries, before, parts);
    if (isVerified)
      await queries
        .update(organisations)
        .set(verification(actor, true))
        .where(eq(organisations.id, before.organisationId));
    const from = Object.fromEntries(Object.keys(service).map((name) => [name, before[name as keyof ServiceRow]]));
    await noteAct(queries, actor, {
      action: 'service-saved',
      kind: 'service',
      id: before.id,
      detail: { from, to: service, verified: isVerified },
    });
    await recordVersions(queries, [before.organisationId], { author: actor, cause: 'saisie', why });
    return true;
  });
}

/** Returns its slug within the organisation. */
export async function createService(
  database: Database,
  {
    actor,
    organisationId,
    service,
    parts,
  }: { actor: PersonActor; organisationId: string; service: Service; parts: WantedParts },
): Promise<string> {
  return database.transaction(async (queries) => {
    await ensureBaseline(queries, [organisationId]);
    const slug = await freeServiceSlug(queries, organisationId, service.name);
    const capacityAt = service.capacityState === null ? null : new Date();
    const [row] = await queries
      .insert(services)
      .values({ ...service, capacityAt, organisationId, slug })
      .returning({ id: services.id });
    if (!row) throw new Error('the service was not written');
    await writeServiceParts(queries, { organisationId, id: row.id }, parts);
    await noteAct(queries, actor, { action: 'service-created', kind: 'service', id: row.id, detail: { to: service } });
    await recordVersions(queries, [organisationId], { author: actor, cause: 'saisie' });
    return slug;
  });
}

export async function setServiceStatus(
  database: Database,
  actor: PersonActor,
  { id, organisationId }: Pick<ServiceRow, 'id' | 'organisationId'>,
  status: 'published' | 'archived',
): Promise<void> {
  await database.transaction(async (queries) => {
    await ensureBaseline(queries, [organisationId]);
    await queries
      .update(services)
      .set({ status, revision: sql`${services.revision} + 1`, updatedAt: new Date() })
      .where(eq(services.id, id));
    await noteAct(queries, actor, { action: `service-${status}`, kind: 'service', id, detail: {} });
    await recordVersions(queries, [organisationId], { author: actor, cause: 'saisie' });
  });
}

/** Boxes come in the order of the page: a list that holds the same keeps its order. */
function inOrderOf(before: ServiceRow, service: Service): Service {
  const kept = Object.entries(service).filter(([name, value]) => {
    const old = before[name as keyof Service];
    if (!Array.isArray(value) || !Array.isArray(old) || name === 'papers') return false;
    return (
      old.length === value.length &&
      old.every((code) => value.includes(code)) &&
      (name !== 'needs' || old[0] === value[0])
    );
  });
  return { ...service, ...Object.fromEntries(kept.map(([name]) => [name, before[name as keyof Service]])) };
}

export async function freeServiceSlug(queries: Queries, organisationId: string, name: string): Promise<string> {
  const rows = await queries
    .select({ slug: services.slug })
    .from(services)
    .where(eq(services.organisationId, organisationId));
  const taken = new Set([...rows.map(({ slug }) => slug), 'nouveau']);
  const base = slugOf(name) || 'service';
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
