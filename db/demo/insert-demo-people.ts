// Writes the people of a demonstration whose territories and organisations are there; again and again if need be.
import { eq } from 'drizzle-orm';
import type { Database, Queries } from '#db/client.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';
import { DEMO_PEOPLE, personaMail } from './demo-people.ts';

export async function insertDemoPeople(database: Database): Promise<void> {
  await database.transaction(async (queries) => {
    for (const { code, name, isAdministrator, territory, organisation } of DEMO_PEOPLE) {
      const [written] = await queries
        .insert(people)
        .values({ name, mail: personaMail(code), isAdministrator: isAdministrator ?? false })
        .onConflictDoNothing()
        .returning({ id: people.id });
      if (!written) continue;
      const personId = written.id;
      const territoryId = territory && (await idOf(queries, territories, territory.slug));
      if (territory && territoryId)
        await queries.insert(memberships).values({ personId, role: territory.role, territoryId });
      const organisationId = organisation && (await idOf(queries, organisations, organisation.slug));
      if (organisation && organisationId)
        await queries.insert(memberships).values({ personId, role: organisation.role, organisationId });
    }
  }, 20_000);
}

async function idOf(
  queries: Queries,
  table: typeof territories | typeof organisations,
  slug: string,
): Promise<string | undefined> {
  const [row] = await queries.select({ id: table.id }).from(table).where(eq(table.slug, slug));
  return row?.id;
}
