// The workshop page behind an address, for who may read or keep it.
import type { AppLoadContext } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { coordinatesEntry } from '#app/accounts/entry-policy.ts';
import { type Actor, type RowActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { workshopJoins, workshopPages } from '#db/schema/workshops.ts';
import { readViewer } from '../viewer.server.ts';
import { mayRead } from '../workshop-policy.ts';

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
  /** Was asked to read only. */
  isReader: boolean;
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
  const { database, env } = parts;
  const page = await pageOf(database, slug);
  const isSecure = env.publicUrl.startsWith('https:');
  const viewer = await readViewer({ database, actor, cookie: request.headers.get('cookie'), isSecure }, page);
  if (!mayRead(viewer))
    throw new Response('Cette page est lue par celles et ceux qui ont rejoint l’atelier.', { status: 403 });
  const join = viewer.join && !viewer.isRevoked ? viewer.join : null;
  const isReader = viewer.role === 'reader' && !viewer.coordinates;
  return { page, isReader, join: join && { id: join.id, link: await linkOf(database, viewer.rowActor, join.id) } };
}

async function linkOf(database: Database, rowActor: RowActor, joinId: string): Promise<string> {
  const [row] = await withActor(database, rowActor, (queries) =>
    queries.select({ link: workshopJoins.tokenHash }).from(workshopJoins).where(eq(workshopJoins.id, joinId)),
  );
  return row?.link ?? '';
}
