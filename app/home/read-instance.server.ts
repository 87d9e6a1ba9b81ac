// What an administrator sees of the instance: its territories and the sender of its mails.
import { desc, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { instanceSettings } from '#db/schema/accounts.ts';
import { territories } from '#db/schema/territories.ts';

export type InstanceView = {
  territories: { name: string; entries: number; coordinators: number }[];
  sender: { name: string; mail: string } | null;
};

export async function readInstance(database: Database): Promise<InstanceView> {
  const [rows, [settings]] = await database.query((queries) =>
    Promise.all([
      queries
        .select({
          name: territories.name,
          entries: sql<number>`(select count(*)::int from organisations where home_territory_id = territories.id)`,
          coordinators: sql<number>`(select count(*)::int from memberships where territory_id = territories.id and role = 'coordinator')`,
        })
        .from(territories)
        .orderBy(territories.name),
      queries.select().from(instanceSettings).orderBy(desc(instanceSettings.version)).limit(1),
    ]),
  );
  return { territories: rows, sender: settings ? { name: settings.senderName, mail: settings.senderMail } : null };
}
