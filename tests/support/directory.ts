// A directory small enough to be reasoned about by hand, written as rows.
import { type Database, openDatabase } from '#db/client.ts';
import { contacts, organisations, places, services } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';

type NewOrganisation = Partial<typeof organisations.$inferInsert> & { slug: string; name: string };
type NewService = Partial<typeof services.$inferInsert> & { slug: string; needs: string[]; zones: string[] };

export async function openTestDatabase(url: string): Promise<Database> {
  return openDatabase(url, { connections: 4 });
}

export async function writeTerritory(database: Database, slug = 'montpellier'): Promise<string> {
  const [row] = await database.query((queries) =>
    queries
      .insert(territories)
      .values({ slug, name: slug, description: '', zones: ['243400017'], centre: '34172' })
      .returning({ id: territories.id }),
  );
  if (!row) throw new Error('no territory');
  return row.id;
}

export async function writeOrganisation(
  database: Database,
  homeTerritoryId: string,
  entry: NewOrganisation,
  own: (NewService & { points?: [number, number][]; openingHours?: string })[],
): Promise<string> {
  return database.transaction(async (queries) => {
    const [organisation] = await queries
      .insert(organisations)
      .values({ kind: 'autre', communeCode: '34172', homeTerritoryId, ...entry })
      .returning({ id: organisations.id });
    if (!organisation) throw new Error('no organisation');
    for (const { points = [], openingHours, ...service } of own) {
      const [row] = await queries
        .insert(services)
        .values({
          organisationId: organisation.id,
          name: service.slug,
          publics: ['tous'],
          cost: 'gratuit',
          accueil: points.length > 0 ? ['sur-place'] : ['a-distance'],
          mobilisation: ['telephoner'],
          mobilisationFor: ['usagers'],
          responses: ['sociale'],
          ...service,
        })
        .returning({ id: services.id });
      if (!row) throw new Error('no service');
      for (const [latitude, longitude] of points) {
        await queries.insert(places).values({
          serviceId: row.id,
          label: 'Accueil',
          communeCode: '34172',
          latitude,
          longitude,
          pointPrecision: 'commune',
          openingHours: openingHours ?? null,
        });
      }
    }
    await queries.insert(contacts).values([
      {
        organisationId: organisation.id,
        channel: 'telephone',
        label: 'accueil',
        value: '01 99 00 11 22',
        visibility: 'public',
      },
      {
        organisationId: organisation.id,
        channel: 'telephone',
        label: 'partenaires',
        value: '01 99 00 33 44',
        visibility: 'professionnels',
      },
    ]);
    return organisation.id;
  });
}
