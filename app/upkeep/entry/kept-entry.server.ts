// The entry behind /administration/annuaire/:slug, for who may keep it; any status.
import { asc, eq } from 'drizzle-orm';
import { mayKeep } from '#app/accounts/entry-policy.ts';
import type { Actor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { contacts, organisations, services } from '#db/schema/directory.ts';

export type OrganisationRow = typeof organisations.$inferSelect;
export type ServiceRow = typeof services.$inferSelect;
export type ContactRow = typeof contacts.$inferSelect;

/** Throws 404 when there is none and 403 for who may not keep it. */
export async function keptOrganisation(database: Database, actor: Actor, slug: string): Promise<OrganisationRow> {
  const [row] = await database.query((queries) =>
    queries.select().from(organisations).where(eq(organisations.slug, slug)),
  );
  if (!row) throw new Response('Aucun acteur ne porte ce nom dans l’annuaire.', { status: 404 });
  if (!mayKeep(actor, { organisationId: row.id, homeTerritoryId: row.homeTerritoryId })) {
    throw new Response('Cette fiche est tenue par la coordination de son territoire et par ses propres membres.', {
      status: 403,
    });
  }
  return row;
}

/** Contacts of the organisation itself: those of a service or a place stay with them. */
export async function readOwnContacts(database: Database, organisationId: string): Promise<ContactRow[]> {
  const rows = await database.query((queries) =>
    queries
      .select()
      .from(contacts)
      .where(eq(contacts.organisationId, organisationId))
      .orderBy(asc(contacts.label), asc(contacts.id)),
  );
  return rows.filter(({ serviceId, placeId }) => serviceId === null && placeId === null);
}

export async function readServices(database: Database, organisationId: string): Promise<ServiceRow[]> {
  return database.query((queries) =>
    queries.select().from(services).where(eq(services.organisationId, organisationId)).orderBy(asc(services.name)),
  );
}
