// Every table of a base as the owner of the server sees it: policies hide nothing, and bytes are looked into.
import postgres from 'postgres';
import type { ConnectionOptions } from '#db/connection.ts';

/** Tables in which the words stand, as text, inside JSON, or inside the bytes of a document. */
export async function tablesHolding(options: ConnectionOptions, words: string): Promise<string[]> {
  const sql = postgres({ ...options, max: 1, onnotice: () => {} });
  const tables = await sql<
    { name: string }[]
  >`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
  const json = JSON.stringify(words).slice(1, -1);
  const hex = [words, json, JSON.stringify(json).slice(1, -1)].map((form) => Buffer.from(form).toString('hex'));
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql.unsafe<{ count: number }[]>(
      `select count(*)::int as count from ${name} as t where encode(convert_to(to_jsonb(t)::text, 'UTF8'), 'hex') ~ $1 or to_jsonb(t)::text ~ $1`,
      [hex.join('|')],
    );
    if (row && row.count > 0) found.push(name.replace('public.', ''));
  }
  await sql.end();
  return found.sort();
}
