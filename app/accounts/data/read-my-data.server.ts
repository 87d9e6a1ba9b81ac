// Everything kept about one person, for that person. Tables are found by their columns, so that a new one is not forgotten.
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Of use to a thief only, or the content of the directory, which is open anyway. */
const LEFT_OUT = /hash|secret|public_key|credential_id|^snapshot$/;
/** Sessions are named by the hash of their cookie; challenges hold nothing but secrets. */
const SECRET_TABLES = ['challenges'];
const SECRET_IDS = new Set(['sessions']);
const MOST_LINES = 10_000;

type Row = Record<string, unknown>;

/** Name of the table → its lines about this person. */
export async function readMyData(
  database: Database,
  person: { id: string; mail: string },
): Promise<Record<string, Row[]>> {
  return database.query(async (queries) => {
    const places = (await queries.execute(sql`
      select lines.relname as line, columns.attname as key
      from pg_class lines
      join pg_attribute columns on columns.attrelid = lines.oid and not columns.attisdropped
      where lines.relkind = 'r' and lines.relnamespace = 'public'::regnamespace and lines.relname <> all(array[${sql.join(
        SECRET_TABLES.map((name) => sql`${name}`),
        sql`, `,
      )}]::name[])
        and (columns.attname in ('person_id', 'accepted_by', 'mail', 'recipient') or (lines.relname = 'people' and columns.attname = 'id'))
      order by 1, 2`)) as unknown as { line: string; key: string }[];
    const found: Record<string, Row[]> = {};
    for (const { line, key } of places) {
      const value = key === 'mail' || key === 'recipient' ? person.mail : person.id;
      const rows = (await queries.execute(
        sql`select * from ${sql.identifier(line)} where ${sql.identifier(key)} = ${value} limit ${MOST_LINES}`,
      )) as unknown as Row[];
      const known = found[line] ?? [];
      const isNew = (row: Row) => !known.some((other) => JSON.stringify(other) === JSON.stringify(row));
      const told = rows.map((row) => withoutSecrets(line, row)).filter(isNew);
      if (told.length > 0) found[line] = [...known, ...told];
    }
    // Behind row-level security: the base answers for the address that this person proved.
    const [registered] = await queries.execute<{ lines: Row[] }>(sql`select registrations_of(${person.mail}) as lines`);
    if (registered && registered.lines.length > 0) found.registrations = registered.lines;
    return found;
  }, 10_000);
}

function withoutSecrets(line: string, row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => !LEFT_OUT.test(name) && !(name === 'id' && SECRET_IDS.has(line))),
  );
}
