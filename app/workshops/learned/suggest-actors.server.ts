// What « @ » finds while somebody writes: published entries of the instance, nearest first.
import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { learnedItems } from '#db/schema/outcomes.ts';
import { cleanText } from '../minutes/blocks.ts';
import { nameKey } from './learned.ts';
import { keyOf } from './read-learned.server.ts';

export type SuggestedActor = { slug: string; name: string; acronym: string | null; commune: string | null };

const MOST = 8;
const MOST_NOTED = 200;

export async function suggestActors(database: Database, typed: string): Promise<SuggestedActor[]> {
  const words = cleanText(typed)
    .replaceAll(/[%_\\]/g, ' ')
    .trim()
    .slice(0, 80);
  if (words === '') return [];
  return database.query(async (queries) => [
    ...(await queries.execute<SuggestedActor>(sql`
      select slug, name, acronym, commune_code as commune from organisations
      where status = 'published' and (plain_name(name) like '%' || plain_name(${words}) || '%'
        or lower(acronym) like lower(${words}) || '%'
        or plain_name(${words}) <% plain_name(name))
      order by lower(acronym) = lower(${words}) desc nulls last, plain_name(name) like plain_name(${words}) || '%' desc,
        similarity(plain_name(name), plain_name(${words})) desc, slug
      limit ${MOST}`)),
  ]);
}

/** Kept until the coordination decides; the same name twice is noted once. */
export async function noteUnknownActor(
  database: Database,
  pageId: string,
  { name, cardId }: { name: string; cardId: string },
): Promise<'noted' | 'refused'> {
  const clean = cleanText(name).replaceAll(/\s+/g, ' ').trim();
  const key = nameKey(clean);
  if (clean.length < 2 || clean.length > 120 || key === '' || !/^[\w-]{0,80}$/.test(cardId)) return 'refused';
  return database.transaction(async (queries) => {
    const [counted] = await queries
      .select({ count: sql<number>`count(*)::int` })
      .from(learnedItems)
      .where(eq(learnedItems.pageId, pageId));
    if ((counted?.count ?? 0) >= MOST_NOTED) return 'refused';
    await queries
      .insert(learnedItems)
      .values({ pageId, key: keyOf(`actor ${key}`), kind: 'actor', state: 'noted', name: clean, cardId })
      .onConflictDoNothing();
    return 'noted';
  });
}
