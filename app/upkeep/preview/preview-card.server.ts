// The card as it would be with what a form holds: the same documents, the same card, nothing written.
import { eq } from 'drizzle-orm';
import type { CardView } from '#app/directory/card/card-view.ts';
import { cardView } from '#app/directory/card/read-card.server.ts';
import type { Database } from '#db/client.ts';
import { contacts as contactTable } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';
import { buildDocuments } from '#search/documents.ts';
import { type OrganisationRows, readOrganisations, type ServiceRows } from '#search/read-organisations.ts';
import type { EntryContact } from '../entry/contact-form.ts';
import type { Entry } from '../entry/entry-form.ts';
import type { ContactRow, OrganisationRow, ServiceRow } from '../entry/kept-entry.server.ts';
import type { ServiceParts, StoredService } from '../entry/service-form.ts';

export type Surroundings = { publicUrl: string; rows: OrganisationRows };

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** What stands around the form: the organisation with its published services, whatever its own status. */
export async function readSurroundings(
  database: Database,
  organisation: OrganisationRow,
  publicUrl: string,
): Promise<Surroundings> {
  const [published, [territory], contacts] = await database.query((queries) =>
    Promise.all([
      readOrganisations(queries, [organisation.id]),
      queries.select().from(territories).where(eq(territories.id, organisation.homeTerritoryId)),
      queries.select().from(contactTable).where(eq(contactTable.organisationId, organisation.id)),
    ]),
  );
  if (!territory) throw new Error('the entry has no territory');
  return { publicUrl, rows: published[0] ?? { organisation, territory, contacts, services: [] } };
}

export function previewEntry(
  { rows, publicUrl }: Surroundings,
  entry: Entry,
  contacts: EntryContact[],
): CardView | null {
  const { organisation } = rows;
  const kept = rows.contacts.filter(({ serviceId, placeId }) => serviceId !== null || placeId !== null);
  return card(
    {
      ...rows,
      organisation: { ...organisation, ...entry },
      contacts: [...kept, ...contacts.map((contact) => contactRow(organisation.id, contact))],
    },
    publicUrl,
  );
}

type NewEntry = { territory: OrganisationRows['territory']; publicUrl: string; entry: Entry; contacts: EntryContact[] };

/** Of an entry that is not written yet. */
export function previewNew({ territory, publicUrl, entry, contacts }: NewEntry): CardView | null {
  const now = new Date();
  const organisation: OrganisationRow = {
    ...entry,
    id: NO_ID,
    slug: 'apercu',
    homeTerritoryId: territory.id,
    source: 'saisie',
    sourceKey: null,
    verifiedAt: now,
    verifiedBy: null,
    status: 'published',
    revision: 0,
    createdAt: now,
    updatedAt: now,
  };
  const rows = { organisation, territory, contacts: contacts.map((contact) => contactRow(NO_ID, contact)) };
  return card({ ...rows, services: [] }, publicUrl);
}

export function previewService(
  { rows, publicUrl }: Surroundings,
  before: ServiceRow | null,
  { service, places, contacts, closures }: ServiceParts,
  { relays }: Pick<StoredService, 'relays'>,
): CardView | null {
  const { organisation } = rows;
  const id = before?.id ?? NO_ID;
  const now = new Date();
  const row: ServiceRow = {
    id,
    organisationId: organisation.id,
    slug: 'apercu',
    status: 'published',
    revision: 0,
    createdAt: now,
    updatedAt: now,
    ...service,
    capacityAt: service.capacityState === before?.capacityState ? (before?.capacityAt ?? null) : now,
  };
  const shown: ServiceRows = {
    service: row,
    places: places.map(({ key, ...place }) => ({ ...place, id: key, serviceId: id })),
    closures,
    relays: relays.map((relay) => ({ ...relay, isClosed: false })),
  };
  const around = rows.contacts.filter(({ serviceId }) => serviceId === null);
  const own = contacts.map((contact) => ({ ...contactRow(organisation.id, contact), serviceId: id }));
  return card({ ...rows, contacts: [...around, ...own], services: [shown] }, publicUrl);
}

function card(rows: OrganisationRows, publicUrl: string): CardView | null {
  const now = new Date();
  return cardView(buildDocuments(rows, { now, territories: [] }), publicUrl, now);
}

function contactRow(organisationId: string, { channel, label, value, visibility }: EntryContact): ContactRow {
  return {
    id: NO_ID,
    organisationId,
    serviceId: null,
    placeId: null,
    confirmedAt: null,
    channel,
    label,
    value,
    visibility,
  };
}
