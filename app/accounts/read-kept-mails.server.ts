import { desc } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { keptMails } from '#db/schema/accounts.ts';

const SHOWN = 30;

/** The last mails of a demonstration, newest first. */
export async function readKeptMails(database: Database): Promise<(typeof keptMails.$inferSelect)[]> {
  return database.query((queries) => queries.select().from(keptMails).orderBy(desc(keptMails.id)).limit(SHOWN));
}
