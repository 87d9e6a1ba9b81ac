// Writes the demonstration network into an empty base; dates are relative to the first start.
import type { Database, Queries } from '#db/client.ts';
import {
  contacts as contactTable,
  organisations,
  places,
  serviceClosures,
  serviceRelays,
  services,
} from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';
import type { DemoContact, DemoOrganisation, DemoService, DemoTerritory } from './demo-network.ts';

const DAY_MS = 86_400_000;

type Writing = { queries: Queries; now: Date; idBySlug: Map<string, string>; relays: (() => Promise<unknown>)[] };

/** One transaction; does nothing when the base already holds a territory. Returns how many entries it wrote. */
export async function insertDemonstration(
  database: Database,
  network: DemoTerritory[],
  now = new Date(),
): Promise<{ organisations: number; services: number }> {
  return database.transaction(async (queries) => {
    const existing = await queries.select({ id: territories.id }).from(territories).limit(1);
    if (existing.length > 0) return { organisations: 0, services: 0 };
    const writing: Writing = { queries, now, idBySlug: new Map(), relays: [] };
    let count = 0;
    for (const territory of network) {
      const { slug, name, description, zones, centre } = territory;
      const [row] = await queries.insert(territories).values({ slug, name, description, zones, centre }).returning();
      if (!row) throw new Error('territory was not written');
      for (const organisation of territory.organisations) {
        await insertOrganisation(writing, row.id, organisation);
        count += organisation.services.length;
      }
    }
    for (const relay of writing.relays) await relay();
    return { organisations: writing.idBySlug.size, services: count };
  }, 60_000);
}

async function insertOrganisation(writing: Writing, homeTerritoryId: string, entry: DemoOrganisation): Promise<void> {
  const { queries } = writing;
  const [row] = await queries
    .insert(organisations)
    .values({
      slug: entry.slug,
      kind: entry.kind,
      name: entry.name,
      acronym: entry.acronym,
      description: entry.description,
      website: entry.website,
      address: entry.address,
      communeCode: entry.commune,
      latitude: entry.latitude,
      longitude: entry.longitude,
      pointPrecision: entry.precision,
      networks: entry.networks,
      documents: entry.documents ?? [],
      homeTerritoryId,
      source: 'demonstration',
      sourceKey: entry.slug,
      verifiedAt: entry.verifiedDaysAgo === null ? null : moment(writing, -entry.verifiedDaysAgo),
      verifiedBy: entry.verifiedDaysAgo === null ? null : 'démonstration',
    })
    .returning({ id: organisations.id });
  if (!row) throw new Error(`${entry.slug} was not written`);
  writing.idBySlug.set(entry.slug, row.id);
  await insertContacts(writing, { organisationId: row.id, serviceId: null }, entry.contacts);
  for (const service of entry.services) await insertService(writing, row.id, service);
}

async function insertService(writing: Writing, organisationId: string, entry: DemoService): Promise<void> {
  const { queries } = writing;
  const [row] = await queries
    .insert(services)
    .values({
      organisationId,
      slug: entry.slug,
      name: entry.name,
      description: entry.description,
      needs: entry.needs,
      responses: entry.responses,
      publics: entry.publics,
      conditions: entry.conditions,
      papers: entry.papers ?? [],
      cost: entry.cost,
      costDetail: entry.costDetail,
      accueil: entry.accueil,
      mobilisation: entry.mobilisation,
      mobilisationFor: entry.mobilisationFor,
      mobilisationDetail: entry.mobilisationDetail,
      languages: entry.languages,
      zones: entry.zones,
      zoneExclusions: entry.exclusions ?? [],
      zoneDetail: entry.zoneDetail,
      capacityState: entry.capacity?.state,
      capacityAt: entry.capacity && moment(writing, -entry.capacity.daysAgo),
      capacityUntil: entry.capacity?.untilDay === undefined ? null : day(writing, entry.capacity.untilDay),
    })
    .returning({ id: services.id });
  if (!row) throw new Error(`${entry.slug} was not written`);
  const serviceId = row.id;
  if (entry.places.length > 0) {
    await queries.insert(places).values(
      entry.places.map((place) => ({
        serviceId,
        label: place.label,
        address: place.address,
        communeCode: place.commune,
        latitude: place.latitude,
        longitude: place.longitude,
        pointPrecision: place.precision,
        openingHours: place.openingHours,
        from: place.fromDay === undefined ? null : day(writing, place.fromDay),
        to: place.toDay === undefined ? null : day(writing, place.toDay),
        accessibility: place.accessibility ?? [],
      })),
    );
  }
  if (entry.closures?.length) {
    await queries.insert(serviceClosures).values(
      entry.closures.map(({ fromDay, toDay, reason }) => ({
        serviceId,
        from: day(writing, fromDay),
        to: day(writing, toDay),
        reason,
      })),
    );
  }
  await insertContacts(writing, { organisationId, serviceId }, entry.contacts ?? []);
  for (const relay of entry.relays ?? []) {
    // Another organisation may stand later in the file: relays are written last.
    writing.relays.push(async () => {
      const relayId = writing.idBySlug.get(relay.organisation);
      if (!relayId) throw new Error(`relay ${relay.organisation} of ${entry.slug} does not exist`);
      await queries.insert(serviceRelays).values({ serviceId, organisationId: relayId, how: relay.how });
    });
  }
}

async function insertContacts(
  { queries, now }: Writing,
  owner: { organisationId: string; serviceId: string | null },
  contacts: DemoContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  await queries.insert(contactTable).values(contacts.map((contact) => ({ ...owner, ...contact, confirmedAt: now })));
}

function moment({ now }: Writing, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

function day(writing: Writing, days: number): string {
  return moment(writing, days).toISOString().slice(0, 10);
}
