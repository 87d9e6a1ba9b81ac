// What the organisations that cards mention are called; '' for those that left the directory.
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';

const MOST = 500;

type Board = { columns: { cards: { mentions: string[] }[] }[] };

export async function mentionedNames(database: Database, boards: Board[]): Promise<Record<string, string>> {
  const slugs = boards.flatMap(({ columns }) =>
    columns.flatMap(({ cards }) => cards.flatMap(({ mentions }) => mentions)),
  );
  const asked = [...new Set(slugs)].slice(0, MOST);
  if (asked.length === 0) return {};
  const rows = await database.query((queries) =>
    queries
      .select({ slug: organisations.slug, name: organisations.name })
      .from(organisations)
      .where(and(eq(organisations.status, 'published'), inArray(organisations.slug, asked))),
  );
  const names = new Map(rows.map(({ slug, name }) => [slug, name]));
  return Object.fromEntries(asked.map((slug) => [slug, names.get(slug) ?? '']));
}
