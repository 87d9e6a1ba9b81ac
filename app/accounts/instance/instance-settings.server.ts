// One row per version, the last one holds; nothing is rewritten.
import { desc, eq } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { instanceSettings, people } from '#db/schema/accounts.ts';
import type { InstanceSettings } from './instance-form.ts';

export type InstanceVersion = { version: number; at: Date; by: string; sender: string };

const SHOWN = 20;

/** null before the first save: then the environment names the sender. */
export async function readInstanceSettings(database: Database): Promise<InstanceSettings | null> {
  const [row] = await database.query((queries) =>
    queries.select().from(instanceSettings).orderBy(desc(instanceSettings.version)).limit(1),
  );
  if (!row) return null;
  const { senderName, senderMail, legalName, legalMail, legalAddress } = row;
  return { senderName, senderMail, legalName, legalMail, legalAddress };
}

export async function readInstanceVersions(database: Database): Promise<InstanceVersion[]> {
  const rows = await database.query((queries) =>
    queries
      .select({ settings: instanceSettings, by: people.name })
      .from(instanceSettings)
      .leftJoin(people, eq(people.id, instanceSettings.personId))
      .orderBy(desc(instanceSettings.version))
      .limit(SHOWN),
  );
  return rows.map(({ settings: { version, createdAt, senderName, senderMail }, by }) => ({
    version,
    at: createdAt,
    by: by ?? 'quelqu’un qui n’est plus là',
    sender: `${senderName}, ${senderMail}`,
  }));
}

export async function saveInstanceSettings(
  database: Database,
  actor: PersonActor,
  settings: InstanceSettings,
): Promise<void> {
  await database.query((queries) => queries.insert(instanceSettings).values({ ...settings, personId: actor.id }));
}
