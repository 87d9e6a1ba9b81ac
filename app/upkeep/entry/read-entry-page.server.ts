// One page of the entries that somebody keeps, oldest check first, however many there are: each page begins where the last
// one ended, by an index.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import type { EntryFilter } from './entry-filters.ts';
import { isDue, type KeptEntry, keptBy } from './read-kept-entries.server.ts';

export const ENTRIES_PER_PAGE = 50;
/** Beyond it the exact number tells nothing more. */
export const COUNTED = 1_000;

export type EntryPageAsked = { text: string; filter: EntryFilter; after: string | null };
export type EntryPage = { entries: KeptEntry[]; total: number; next: string | null };

const CHECKED = sql`coalesce(${organisations.verifiedAt}, '-infinity'::timestamptz)`;

export async function readEntryPage(
  database: Database,
  actor: PersonActor,
  { text, filter, after }: EntryPageAsked,
): Promise<EntryPage> {
  const narrowed = and(text === '' ? undefined : nameContains(text), FILTERS[filter]());
  const where = and(keptBy(actor), narrowed);
  const cursor = readCursor(after);
  const from = cursor && sql`(${CHECKED}, ${organisations.id}) > (${cursor.checked}::timestamptz, ${cursor.id}::uuid)`;
  const [rows, counted] = await database.query((queries) =>
    Promise.all([
      queries
        .select({ organisation: organisations, checked: sql<string>`${CHECKED}::text` })
        .from(organisations)
        .where(sql`${organisations.id} in (${firstOfEach(actor, and(narrowed, from ?? undefined))})`)
        .orderBy(CHECKED, organisations.id)
        .limit(ENTRIES_PER_PAGE + 1),
      queries.execute<{ total: number }>(
        sql`select count(*)::int as total from (select from ${organisations} where ${where} limit ${COUNTED + 1}) counted`,
      ),
    ]),
  );
  const shown = rows.slice(0, ENTRIES_PER_PAGE);
  const last = rows.length > ENTRIES_PER_PAGE ? shown.at(-1) : undefined;
  return {
    entries: shown.map(({ organisation: { id, slug, name, status, verifiedAt, verifiedBy } }) => ({
      id,
      slug,
      name,
      status,
      verifiedAt: verifiedAt?.toISOString() ?? null,
      verifiedBy,
    })),
    total: counted[0]?.total ?? 0,
    next: last ? Buffer.from(`${last.checked}|${last.organisation.id}`).toString('base64url') : null,
  };
}

/** Each territory gives its first ones by the index: together they would have to be sorted whole. */
function firstOfEach(actor: PersonActor, where: SQL | undefined): SQL {
  const territories = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  const own = actor.organisations.map(({ id }) => id);
  const first = sql`order by ${CHECKED}, ${organisations.id} limit ${ENTRIES_PER_PAGE + 1}`;
  return sql`
    select one.id from unnest(${`{${territories.join(',')}}`}::uuid[]) territory cross join lateral (
      select ${organisations.id} from ${organisations}
      where ${organisations.homeTerritoryId} = territory and ${where ?? sql`true`} ${first}
    ) one
    union
    select own.id from (
      select ${organisations.id} from ${organisations}
      where ${organisations.id} = any (${`{${own.join(',')}}`}::uuid[]) and ${where ?? sql`true`} ${first}
    ) own`;
}

/** null for anything that is not a cursor of ours: the first page then. */
function readCursor(text: string | null): { checked: string; id: string } | null {
  const plain = Buffer.from((text ?? '').slice(0, 200), 'base64url').toString('utf8');
  const [, checked = '', id = ''] =
    /^(-infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)\|([0-9a-f-]{36})$/.exec(plain) ?? [];
  const isMoment = checked === '-infinity' || !Number.isNaN(Date.parse(checked));
  return isId(id) && isMoment ? { checked, id } : null;
}

/** Without accents and case, by the trigrams of the name. */
function nameContains(text: string): SQL {
  return sql`plain_name(${organisations.name}) like '%' || plain_name(${text.replaceAll(/[\\%_]/g, '\\$&')}::text) || '%'`;
}

const PUBLISHED = () => eq(organisations.status, 'published');

const FILTERS: Record<EntryFilter, () => SQL | undefined> = {
  '': () => undefined,
  'a-verifier': () => and(PUBLISHED(), isDue()),
  brouillons: () => eq(organisations.status, 'draft'),
  retirees: () => eq(organisations.status, 'archived'),
  orphelines: () =>
    and(PUBLISHED(), sql`not exists (select from memberships where memberships.organisation_id = ${organisations.id})`),
  // What nobody can be sent to: no service, no way to reach it, or not a word about it.
  incompletes: () =>
    and(
      PUBLISHED(),
      // Asked entry by entry, until the page is full.
      sql`(${organisations.description} = ''
        or (select true from services where services.organisation_id = ${organisations.id} and services.status = 'published' limit 1) is null
        or (${organisations.website} is null and (select true from contacts
          where contacts.organisation_id = ${organisations.id} and contacts.visibility = 'public' limit 1) is null))`,
    ),
};
