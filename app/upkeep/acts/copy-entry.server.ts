// « Dupliquer »: a copy that nobody sees until it is published.
import { and, eq, isNull } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { contacts, organisations, places, serviceRelays, services } from '#db/schema/directory.ts';
import type { OrganisationRow, ServiceRow } from '../entry/kept-entry.server.ts';
import { freeSlug, noteAct } from '../entry/save-entry.server.ts';
import { freeServiceSlug } from '../entry/save-service.server.ts';
import { ensureBaseline, recordVersions } from '../history/versions.server.ts';

const LONGEST_NAME = 190;

/** With its services; without what belongs to one body alone: SIRET, source, verification. Returns its slug. */
export async function copyEntry(database: Database, actor: PersonActor, from: OrganisationRow): Promise<string> {
  return database.transaction(async (queries) => {
    const name = copyName(from.name);
    const slug = await freeSlug(queries, name);
    const { id, revision, createdAt, updatedAt, sourceKey, siret, verifiedAt, verifiedBy, ...kept } = from;
    const [row] = await queries
      .insert(organisations)
      .values({ ...kept, slug, name, source: 'saisie', status: 'draft' })
      .returning({ id: organisations.id });
    if (!row) throw new Error('the copy was not written');
    await copyContacts(queries, and(eq(contacts.organisationId, id), isNull(contacts.serviceId)), {
      organisationId: row.id,
      serviceId: null,
      placeIds: new Map(),
    });
    const own = await queries
      .select()
      .from(services)
      .where(and(eq(services.organisationId, id), eq(services.status, 'published')));
    for (const service of own)
      await copyParts(queries, service, {
        organisationId: row.id,
        slug: service.slug,
        name: service.name,
        status: 'published',
      });
    await noteAct(queries, actor, {
      action: 'entry-copied',
      kind: 'organisation',
      id: row.id,
      detail: { from: id, services: own.length },
    });
    await recordVersions(queries, [row.id], { author: actor, cause: 'saisie', why: `Copie de ${from.name}` });
    return slug;
  }, 10_000);
}

/** Beside the service it comes from. Returns its slug. */
export async function copyService(database: Database, actor: PersonActor, from: ServiceRow): Promise<string> {
  return database.transaction(async (queries) => {
    await ensureBaseline(queries, [from.organisationId]);
    const name = copyName(from.name);
    const slug = await freeServiceSlug(queries, from.organisationId, name);
    const id = await copyParts(queries, from, { organisationId: from.organisationId, slug, name, status: 'draft' });
    await noteAct(queries, actor, { action: 'service-copied', kind: 'service', id, detail: { from: from.id } });
    await recordVersions(queries, [from.organisationId], { author: actor, cause: 'saisie' });
    return slug;
  });
}

type Copied = Pick<ServiceRow, 'organisationId' | 'slug' | 'name' | 'status'>;

/** Places, contacts and doors go along; dated closures and how full it is do not. */
async function copyParts(queries: Queries, from: ServiceRow, copied: Copied): Promise<string> {
  const { id, revision, createdAt, updatedAt, capacityState, capacityAt, capacityUntil, ...kept } = from;
  const [row] = await queries
    .insert(services)
    .values({ ...kept, ...copied })
    .returning({ id: services.id });
  if (!row) throw new Error('the copy was not written');
  const placeIds = new Map<string, string>();
  for (const { id: placeId, ...place } of await queries.select().from(places).where(eq(places.serviceId, id))) {
    const [written] = await queries
      .insert(places)
      .values({ ...place, serviceId: row.id })
      .returning({ id: places.id });
    if (written) placeIds.set(placeId, written.id);
  }
  await copyContacts(queries, eq(contacts.serviceId, id), {
    organisationId: copied.organisationId,
    serviceId: row.id,
    placeIds,
  });
  const relays = await queries.select().from(serviceRelays).where(eq(serviceRelays.serviceId, id));
  if (relays.length > 0)
    await queries.insert(serviceRelays).values(relays.map((relay) => ({ ...relay, serviceId: row.id })));
  return row.id;
}

type ContactTarget = { organisationId: string; serviceId: string | null; placeIds: Map<string, string> };

async function copyContacts(
  queries: Queries,
  where: ReturnType<typeof and>,
  { organisationId, serviceId, placeIds }: ContactTarget,
): Promise<void> {
  const rows = await queries.select().from(contacts).where(where);
  if (rows.length === 0) return;
  await queries.insert(contacts).values(
    rows.map(({ id, ...contact }) => ({
      ...contact,
      organisationId,
      serviceId,
      placeId: placeIds.get(contact.placeId ?? '') ?? null,
    })),
  );
}

function copyName(name: string): string {
  return `${name.slice(0, LONGEST_NAME)} (copie)`;
}
