// The rows of published organisations with all that hangs on them, in seven queries whatever their number.
import { and, eq, inArray } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import { contacts, organisations, places, serviceClosures, serviceRelays, services } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';

export type OrganisationRow = typeof organisations.$inferSelect;
export type ServiceRow = typeof services.$inferSelect;
export type PlaceRow = typeof places.$inferSelect;
export type ContactRow = typeof contacts.$inferSelect;
export type TerritoryRow = typeof territories.$inferSelect;

export type ServiceRows = {
  service: ServiceRow;
  places: PlaceRow[];
  closures: { from: string; to: string; reason: string }[];
  relays: { slug: string; name: string; how: string; isClosed: boolean }[];
};

/** `contacts` holds every visibility: who shows them chooses. */
export type OrganisationRows = {
  organisation: OrganisationRow;
  territory: TerritoryRow;
  contacts: ContactRow[];
  services: ServiceRows[];
};

/** Published organisations among `ids`, with their published services; unknown or hidden ones are left out. */
export async function readOrganisations(queries: Queries, ids: string[]): Promise<OrganisationRows[]> {
  if (ids.length === 0) return [];
  const [organisationRows, serviceRows, contactRows] = await Promise.all([
    queries
      .select({ organisation: organisations, territory: territories })
      .from(organisations)
      .innerJoin(territories, eq(territories.id, organisations.homeTerritoryId))
      .where(and(inArray(organisations.id, ids), eq(organisations.status, 'published'))),
    queries
      .select()
      .from(services)
      .where(and(inArray(services.organisationId, ids), eq(services.status, 'published')))
      .orderBy(services.createdAt, services.name),
    queries.select().from(contacts).where(inArray(contacts.organisationId, ids)).orderBy(contacts.label),
  ]);
  const serviceIds = serviceRows.map((row) => row.id);
  const [placeRows, closureRows, relayRows] =
    serviceIds.length === 0
      ? [[], [], []]
      : await Promise.all([
          queries.select().from(places).where(inArray(places.serviceId, serviceIds)).orderBy(places.label),
          queries.select().from(serviceClosures).where(inArray(serviceClosures.serviceId, serviceIds)),
          queries
            .select({
              serviceId: serviceRelays.serviceId,
              how: serviceRelays.how,
              slug: organisations.slug,
              name: organisations.name,
              isClosed: territories.isClosed,
            })
            .from(serviceRelays)
            .innerJoin(organisations, eq(organisations.id, serviceRelays.organisationId))
            .innerJoin(territories, eq(territories.id, organisations.homeTerritoryId))
            .where(and(inArray(serviceRelays.serviceId, serviceIds), eq(organisations.status, 'published')))
            .orderBy(organisations.name),
        ]);
  const placesOf = Map.groupBy(placeRows, (row) => row.serviceId);
  const closuresOf = Map.groupBy(closureRows, (row) => row.serviceId);
  const relaysOf = Map.groupBy(relayRows, (row) => row.serviceId);
  const servicesOf = Map.groupBy(serviceRows, (row) => row.organisationId);
  const contactsOf = Map.groupBy(contactRows, (row) => row.organisationId);
  return organisationRows.map(({ organisation, territory }) => ({
    organisation,
    territory,
    contacts: contactsOf.get(organisation.id) ?? [],
    services: (servicesOf.get(organisation.id) ?? []).map((service) => ({
      service,
      places: placesOf.get(service.id) ?? [],
      closures: (closuresOf.get(service.id) ?? []).map(({ from, to, reason }) => ({ from, to, reason })),
      relays: (relaysOf.get(service.id) ?? []).map(({ slug, name, how, isClosed }) => ({ slug, name, how, isClosed })),
    })),
  }));
}
