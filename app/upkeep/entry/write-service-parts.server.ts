// Replaces what hangs on a service by what its form says: places, contacts, closures, other doors.
import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Database, Queries } from '#db/client.ts';
import { organisations, places, serviceClosures, serviceRelays } from '#db/schema/directory.ts';
import { CLOSURES, PLACES, RELAYS } from './field-names.ts';
import type { PlaceRow, ServicePlace } from './place-form.ts';
import type { ServiceClosure, ServiceContact, StoredService } from './service-form.ts';
import { editedContacts, replaceContacts } from './write-contacts.server.ts';

export type FoundRelay = { organisationId: string; how: string };
export type WantedParts = {
  places: ServicePlace[];
  contacts: ServiceContact[];
  closures: ServiceClosure[];
  relays: FoundRelay[];
};

export async function readServiceParts(
  database: Database,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<StoredService> {
  return database.query(async (queries) => ({
    places: await placesOf(queries, id),
    contacts: await editedContacts(queries, { organisationId, serviceId: id }),
    closures: await closuresOf(queries, id),
    relays: await queries
      .select({ name: organisations.name, slug: organisations.slug, how: serviceRelays.how })
      .from(serviceRelays)
      .innerJoin(organisations, eq(organisations.id, serviceRelays.organisationId))
      .where(eq(serviceRelays.serviceId, id))
      .orderBy(asc(organisations.name), asc(organisations.id))
      .limit(RELAYS.most),
  }));
}

export async function writeServiceParts(
  queries: Queries,
  { organisationId, id }: { organisationId: string; id: string },
  wanted: WantedParts,
): Promise<void> {
  const idOfKey = await writePlaces(queries, id, wanted.places);
  await replaceContacts(
    queries,
    { organisationId, serviceId: id },
    wanted.contacts.map(({ placeKey, ...contact }) => ({ ...contact, placeId: idOfKey.get(placeKey ?? '') ?? null })),
  );
  await writeClosures(queries, id, wanted.closures);
  await writeRelays(queries, id, wanted.relays);
}

/** Returns the ids behind the keys of the form. */
async function writePlaces(queries: Queries, serviceId: string, wanted: ServicePlace[]): Promise<Map<string, string>> {
  const before = (await placesOf(queries, serviceId)).slice(0, PLACES.most);
  const known = new Map(before.map((place) => [place.id, place]));
  const ids = new Map<string, string>();
  for (const { key, ...place } of wanted) {
    const old = ids.has(key) ? undefined : known.get(key);
    if (old) {
      const isSameAccess = old.accessibility.toSorted().join() === place.accessibility.toSorted().join();
      const accessibility = isSameAccess ? old.accessibility : place.accessibility;
      await queries
        .update(places)
        .set({ ...place, accessibility })
        .where(eq(places.id, old.id));
      ids.set(key, old.id);
    } else {
      const [row] = await queries
        .insert(places)
        .values({ ...place, serviceId })
        .returning({ id: places.id });
      if (row) ids.set(key, row.id);
    }
  }
  const kept = new Set(ids.values());
  const gone = before.map(({ id }) => id).filter((id) => !kept.has(id));
  if (gone.length > 0) await queries.delete(places).where(inArray(places.id, gone));
  return ids;
}

async function writeClosures(queries: Queries, serviceId: string, wanted: ServiceClosure[]): Promise<void> {
  const before = await closuresOf(queries, serviceId);
  const isSame = (one: ServiceClosure, other: ServiceClosure) =>
    one.from === other.from && one.to === other.to && one.reason === other.reason;
  const gone = before.filter((old) => !wanted.some((closure) => isSame(closure, old)));
  const added = wanted.filter((closure) => !before.some((old) => isSame(closure, old)));
  if (gone.length > 0)
    await queries.delete(serviceClosures).where(
      inArray(
        serviceClosures.id,
        gone.map(({ id }) => id),
      ),
    );
  if (added.length > 0)
    await queries.insert(serviceClosures).values(added.map((closure) => ({ ...closure, serviceId })));
}

async function writeRelays(queries: Queries, serviceId: string, wanted: FoundRelay[]): Promise<void> {
  const ids = wanted.map(({ organisationId }) => organisationId);
  await queries
    .delete(serviceRelays)
    .where(
      and(
        eq(serviceRelays.serviceId, serviceId),
        ids.length > 0 ? notInArray(serviceRelays.organisationId, ids) : undefined,
      ),
    );
  if (wanted.length === 0) return;
  const once = [...new Map(wanted.map((relay) => [relay.organisationId, relay])).values()];
  await queries
    .insert(serviceRelays)
    .values(once.map((relay) => ({ ...relay, serviceId })))
    .onConflictDoUpdate({
      target: [serviceRelays.serviceId, serviceRelays.organisationId],
      set: { how: sql`excluded.how` },
    });
}

function placesOf(queries: Queries, serviceId: string): Promise<PlaceRow[]> {
  return queries
    .select()
    .from(places)
    .where(eq(places.serviceId, serviceId))
    .orderBy(asc(places.label), asc(places.id));
}

function closuresOf(queries: Queries, serviceId: string) {
  return queries
    .select()
    .from(serviceClosures)
    .where(eq(serviceClosures.serviceId, serviceId))
    .orderBy(asc(serviceClosures.from), asc(serviceClosures.id))
    .limit(CLOSURES.most);
}
