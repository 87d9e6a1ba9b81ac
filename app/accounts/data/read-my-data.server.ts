// What the tables keep about one person, for that person: as `db/personal-data.ts` lists them.
import { sql } from 'drizzle-orm';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { PERSONAL_TABLES } from '#db/personal-data.ts';

/** Of use to a thief only, or the content of the directory, which is open anyway. */
const LEFT_OUT = /hash|secret|public_key|credential_id|^snapshot$|^link$/;
/** Sessions are named by the hash of their cookie. */
const SECRET_IDS = new Set(['sessions']);
const MOST_LINES = 10_000;

type Row = Record<string, unknown>;

/** Name of the table → its lines about this person. */
export async function readMyData(database: Database, person: PersonActor): Promise<Record<string, Row[]>> {
  return withActor(
    database,
    person,
    async (queries) => {
      const found: Record<string, Row[]> = {};
      for (const [line, { mine }] of Object.entries(PERSONAL_TABLES)) {
        if (mine === null) continue;
        const rows = await queries.execute<Row>(
          sql`select * from ${sql.identifier(line)} where ${mine(person)} limit ${MOST_LINES}`,
        );
        if (rows.length > 0) found[line] = rows.map((row) => withoutSecrets(line, row));
      }
      // Behind row-level security: the base answers for the address that this person proved.
      const [registered] = await queries.execute<{ lines: Row[] }>(
        sql`select registrations_of(${person.mail}) as lines`,
      );
      if (registered && registered.lines.length > 0) found.registrations = registered.lines;
      return found;
    },
    10_000,
  );
}

function withoutSecrets(line: string, row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => !LEFT_OUT.test(name) && !(name === 'id' && SECRET_IDS.has(line))),
  );
}
