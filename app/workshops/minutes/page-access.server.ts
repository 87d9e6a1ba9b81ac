// The workshop page behind an address, for who may read or keep it.
import type { AppLoadContext } from '@remix-run/node';
import { and, eq, or, sql } from 'drizzle-orm';
import { cookieName, readCookie } from '#app/accounts/cookies.ts';
import { coordinatesEntry } from '#app/accounts/entry-policy.ts';
import { sha256 } from '#app/accounts/secrets.ts';
import type { Actor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { workshopJoins, workshopPages } from '#db/schema/workshops.ts';

export type PageRow = typeof workshopPages.$inferSelect;

/** Only the coordination of its territory keeps a page. */
export function keepsPage(actor: Actor, page: Pick<PageRow, 'territoryId'>): boolean {
  return coordinatesEntry(actor, { organisationId: '', homeTerritoryId: page.territoryId });
}

/** Throws 404 when there is no such page and 403 for who does not coordinate its territory. */
export async function keptPage(database: Database, actor: Actor, slug: string): Promise<PageRow> {
  const page = await pageOf(database, slug);
  if (!keepsPage(actor, page))
    throw new Response('Cette page d’atelier est tenue par la coordination de son territoire.', { status: 403 });
  return page;
}

export async function pageOf(database: Database, slug: string): Promise<PageRow> {
  const [page] = await database.query((queries) =>
    queries.select().from(workshopPages).where(eq(workshopPages.slug, slug)),
  );
  if (!page) throw new Response('Aucun atelier ne porte ce nom.', { status: 404 });
  return page;
}

export type PageReader = {
  page: PageRow /** As row-level security knows the device that joined. */;
  join: { id: string; link: string } | null;
};

/** Who joined it, who coordinates its territory, and the members of the network. Throws 404 and 403. */
export async function readablePage(context: AppLoadContext, request: Request, slug: string): Promise<PageRow> {
  return (await pageReader(context, request, slug)).page;
}

export async function pageReader(
  { parts, actor }: AppLoadContext,
  request: Request,
  slug: string,
): Promise<PageReader> {
  const page = await pageOf(parts.database, slug);
  const isSecure = parts.env.publicUrl.startsWith('https:');
  const token = readCookie(request.headers.get('cookie'), cookieName(`atelier-${page.id.slice(0, 8)}`, isSecure));
  const link = token === null ? null : sha256(token);
  const personId = actor.kind === 'person' ? actor.id : null;
  const [join] = await parts.database.query((queries) =>
    queries
      .select({ id: workshopJoins.id, link: workshopJoins.tokenHash, revokedAt: workshopJoins.revokedAt })
      .from(workshopJoins)
      .where(
        and(
          eq(workshopJoins.pageId, page.id),
          or(
            personId ? eq(workshopJoins.personId, personId) : undefined,
            link ? eq(workshopJoins.tokenHash, link) : undefined,
            sql`false`,
          ),
        ),
      )
      .orderBy(sql`${workshopJoins.personId} is null`)
      .limit(1),
  );
  const isMember =
    actor.kind === 'person' &&
    (actor.isAdministrator || actor.territories.length > 0 || actor.organisations.length > 0);
  if (!keepsPage(actor, page) && (join ? join.revokedAt !== null : !isMember))
    throw new Response('Cette page est lue par celles et ceux qui ont rejoint l’atelier.', { status: 403 });
  return { page, join: join && !join.revokedAt ? { id: join.id, link: join.link } : null };
}
