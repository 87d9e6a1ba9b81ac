// Keeps one report; nothing of who sent it.
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { reports } from '#db/schema/directory.ts';
import type { Report } from './report-form.ts';

/** PostgreSQL's foreign_key_violation: the card left the directory while somebody wrote. */
const GONE = '23503';

/** False when the organisation is not in the base any more. Throws DatabaseUnavailable when PostgreSQL is away. */
export async function storeReport(database: Database, organisationId: string, report: Report): Promise<boolean> {
  // A service that has just been removed must not lose the report.
  const serviceId = sql`(select id from services where id = ${report.serviceId} and organisation_id = ${organisationId})`;
  try {
    await database.query((queries) =>
      queries.insert(reports).values({ organisationId, serviceId, reason: report.reason, message: report.message }),
    );
    return true;
  } catch (error) {
    if (hasCode(error, GONE)) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === code) return true;
  }
  return false;
}
