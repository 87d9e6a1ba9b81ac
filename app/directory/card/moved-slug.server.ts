// The address of an entry that was taken up by another one leads there for good, through any number of merges.
import { redirect } from '@remix-run/node';
import { sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';

const LONGEST_CHAIN = 20;

/** The address that holds today; null when this one never led elsewhere, the entry is not for this reader, or PostgreSQL is away. */
export async function readMovedSlug(
  { database, search }: Pick<Parts, 'database' | 'search'>,
  slug: string,
): Promise<string | null> {
  const read = database.query((queries) =>
    queries.execute<{ slug: string }>(sql`
      with recursive steps (organisation_id, depth) as (
        select organisation_id, 1 from slug_redirects where slug = ${slug}
        union all
        select slug_redirects.organisation_id, depth + 1 from steps
        join organisations on organisations.id = steps.organisation_id and organisations.status <> 'published'
        join slug_redirects on slug_redirects.slug = organisations.slug
        where depth < ${LONGEST_CHAIN}
      )
      select organisations.slug from steps join organisations on organisations.id = organisation_id
      where organisations.status = 'published' order by depth desc limit 1`),
  );
  const [row] = await read.catch(() => []);
  if (!row) return null;
  const documents = await search.documentsOfOrganisation(row.slug);
  return documents.length > 0 ? row.slug : null;
}

/** For pages behind `/annuaire/:slug` that found nothing: the same page of the entry that took it up. */
export async function redirectMoved(parts: Pick<Parts, 'database' | 'search'>, slug: string, page = ''): Promise<void> {
  const moved = await readMovedSlug(parts, slug);
  if (moved !== null) throw redirect(`/annuaire/${moved}${page}`, 301);
}
