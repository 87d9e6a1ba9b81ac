// Writes a service and its places: one transaction, nothing over somebody else's save.
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { findCommune } from '#db/gazetteer.ts';
import { organisations, places, services } from '#db/schema/directory.ts';
import { ensureBaseline, recordVersions } from '../history/versions.server.ts';
import { PLACE_ROWS } from './field-names.ts';
import type { ServiceRow } from './kept-entry.server.ts';
import { noteAct, slugOf, verification } from './save-entry.server.ts';
import type { PlaceRow, Service, ServicePlace } from './service-form.ts';

export async function readPlaces(database: Database, serviceId: string): Promise<PlaceRow[]> {
  return database.query((queries) => placesOf(queries, serviceId));
}

export type SaveService = {
  actor: PersonActor;
  before: ServiceRow;
  service: Service;
  places: ServicePlace[];
  revision: number;
  isVerified: boolean;
  why?: string;
};

/** False when somebody saved since `revision`: nothing is written then. */
export async function saveService(
  database: Database,
  { actor, before, service, places: wanted, revision, isVerified, why }: SaveService,
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
    await writePlaces(queries, before.id, wanted);
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
    places: wanted,
  }: { actor: PersonActor; organisationId: string; service: Service; places: ServicePlace[] },
): Promise<string> {
  return database.transaction(async (queries) => {
    await ensureBaseline(queries, [organisationId]);
    const slug = await freeSlug(queries, organisationId, service.name);
    const capacityAt = service.capacityState === null ? null : new Date();
    const [row] = await queries
      .insert(services)
      .values({ ...service, capacityAt, organisationId, slug })
      .returning({ id: services.id });
    if (!row) throw new Error('the service was not written');
    await writePlaces(queries, row.id, wanted);
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

function placesOf(queries: Queries, serviceId: string): Promise<PlaceRow[]> {
  return queries
    .select()
    .from(places)
    .where(eq(places.serviceId, serviceId))
    .orderBy(asc(places.label), asc(places.id));
}

/** Kept places keep what the form does not show: their point, as long as they stay where they are, and their dates. */
async function writePlaces(queries: Queries, serviceId: string, wanted: ServicePlace[]): Promise<void> {
  const before = (await placesOf(queries, serviceId)).slice(0, PLACE_ROWS);
  const known = new Map(before.map((place) => [place.id, place]));
  const kept = new Set<string>();
  for (const { id, ...place } of wanted) {
    const old = id === null || kept.has(id) ? undefined : known.get(id);
    const isThere = old && old.communeCode === place.communeCode && old.address === place.address;
    const values = { ...place, ...(isThere ? {} : communePoint(place.communeCode)) };
    if (old) {
      kept.add(old.id);
      await queries.update(places).set(values).where(eq(places.id, old.id));
    } else {
      await queries.insert(places).values({ ...place, ...communePoint(place.communeCode), serviceId });
    }
  }
  const gone = before.map(({ id }) => id).filter((id) => !kept.has(id));
  if (gone.length > 0) await queries.delete(places).where(inArray(places.id, gone));
}

function communePoint(code: string): Pick<PlaceRow, 'latitude' | 'longitude' | 'pointPrecision'> {
  const commune = findCommune(code);
  if (!commune) throw new Error('the form let an unknown commune through');
  return { latitude: commune.lat, longitude: commune.lon, pointPrecision: 'commune' };
}

async function freeSlug(queries: Queries, organisationId: string, name: string): Promise<string> {
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
