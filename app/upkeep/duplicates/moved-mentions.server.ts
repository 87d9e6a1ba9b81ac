// What other rooms keep about an entry follows it into the one that takes it up: who organises an event, who came for it, who works
// in a group with it. The base says itself which rows name an entry, so that rooms to come are not forgotten.
import { type SQL, sql } from 'drizzle-orm';
import { actIn } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import type { MovedMentions, MovedNote } from './merge-record.ts';
import { textArray } from './moved-rows.server.ts';

type Ends = { from: string; to: string };
type Mention = { table: string; column: string; keys: string[] };

/** Parts of the entry itself, and what has a way of its own (`moved-rows`, `moved-upkeep`). */
const APART = [
  ...['services', 'contacts', 'service_relays', 'memberships', 'favourites'],
  ...['reports', 'proposals', 'invitations', 'claims'],
  ...['entry_cadences', 'entry_drafts', 'entry_notes', 'freshness_requests'],
  ...['merges', 'slug_redirects', 'duplicate_candidates', 'duplicate_traits'],
  // Participants would be told of a move that is none; the page of the place leads to the entry that took it up.
  'events.place_organisation_id',
];

export async function moveMentions(queries: Queries, { from, to }: Ends): Promise<MovedMentions> {
  const moved: MovedMentions = {};
  const mentions = await mentionsOfEntries(queries);
  // Participants stand behind row-level security.
  await actIn(queries, { kind: 'work', name: 'forgetting' }, async () => {
    for (const mention of mentions) {
      const rows = await queries.execute<{ key: string }>(
        sql`${pointedAt(mention, from, to)} returning ${keyOf(mention, 'x')} as key`,
      );
      if (rows.length > 0) moved[`${mention.table}.${mention.column}`] = rows.map(({ key }) => key);
    }
  });
  return moved;
}

/** Only what is still where the merge put it goes back. */
export async function moveMentionsBack(queries: Queries, { from, to }: Ends, moved: MovedMentions): Promise<void> {
  const mentions = await mentionsOfEntries(queries);
  await actIn(queries, { kind: 'work', name: 'forgetting' }, async () => {
    for (const mention of mentions) {
      const keys = moved[`${mention.table}.${mention.column}`];
      if (keys)
        await queries.execute(
          sql`${pointedAt(mention, from, to)} and ${keyOf(mention, 'x')} = any (${textArray(keys)})`,
        );
    }
  });
}

/** A row that the other entry has already stays where it is. */
function pointedAt(mention: Mention, from: string, to: string): SQL {
  const [table, column] = [sql.identifier(mention.table), sql.identifier(mention.column)];
  return sql`update ${table} x set ${column} = ${to} where x.${column} = ${from} and not exists (
    select from ${table} same where same.${column} = ${to} and ${keyOf(mention, 'same')} = ${keyOf(mention, 'x')})`;
}

/** What tells a row from the others besides the entry it names. */
function keyOf({ keys }: Mention, row: 'x' | 'same'): SQL {
  const columns = keys.map((key) => sql`${sql.identifier(row)}.${sql.identifier(key)}::text`);
  return sql`concat_ws('/', ${sql.join(columns, sql`, `)})`;
}

async function mentionsOfEntries(queries: Queries): Promise<Mention[]> {
  const rows = await queries.execute<Mention>(sql`
    select conrelid::regclass::text as "table", named.attname as "column", array(
      select own.attname::text from pg_index
      join pg_attribute own on own.attrelid = indrelid and own.attnum = any (indkey)
      where indrelid = conrelid and indisprimary and own.attname <> named.attname order by own.attnum) as keys
    from pg_constraint join pg_attribute named on named.attrelid = conrelid and named.attnum = conkey[1]
    where contype = 'f' and array_length(conkey, 1) = 1 and confrelid = 'organisations'::regclass order by 1, 2`);
  return rows.filter(
    ({ table, column, keys }) => keys.length > 0 && !APART.includes(table) && !APART.includes(`${table}.${column}`),
  );
}

/** Both notes are kept, one below the other, and the nearer day to call back. */
export async function moveNote(queries: Queries, { from, to }: Ends): Promise<MovedNote | null> {
  const before = await queries.execute<NonNullable<MovedNote['before']> & { id: string }>(sql`
    select organisation_id as id, note, call_on::text as "callOn", updated_by as "updatedBy" from entry_notes
    where organisation_id in (${from}, ${to}) for update`);
  if (!before.some(({ id }) => id === from)) return null;
  const own = before.find(({ id }) => id === to);
  const [written] = await queries.execute<{ revision: number }>(sql`
    insert into entry_notes as own (organisation_id, note, call_on, updated_by)
    select ${to}, note, call_on, updated_by from entry_notes where organisation_id = ${from}
    on conflict (organisation_id) do update set
      note = concat_ws(E'\n\n', nullif(own.note, ''), nullif(excluded.note, '')),
      call_on = least(own.call_on, excluded.call_on), revision = own.revision + 1, updated_at = now()
    returning revision`);
  return {
    revision: written?.revision ?? 0,
    before: own ? { note: own.note, callOn: own.callOn, updatedBy: own.updatedBy } : null,
  };
}

/** The entry that went kept its own note; the other one gets its words back unless somebody wrote since. */
export async function moveNoteBack(queries: Queries, keptId: string, { revision, before }: MovedNote): Promise<void> {
  const unchanged = sql`organisation_id = ${keptId} and revision = ${revision}`;
  await queries.execute(
    before === null
      ? sql`delete from entry_notes where ${unchanged}`
      : sql`update entry_notes set note = ${before.note}, call_on = ${before.callOn}::date, updated_by = ${before.updatedBy},
          revision = revision + 1 where ${unchanged}`,
  );
}
