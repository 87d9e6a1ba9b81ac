// The bilan behind an address: to edit for the coordination, published for everybody.
import type { AppLoadContext } from '@remix-run/node';
import type { Database } from '#db/client.ts';
import { countComments } from '../comments/read-comments.server.ts';
import { keptPage, type PageRow, pageOf } from '../minutes/page-access.server.ts';
import { type BilanView, bilanView } from './bilan-view.server.ts';
import { type BilanRow, findBilan, pagesOf } from './store-bilan.server.ts';

export type BilanPage = {
  page: PageRow;
  isOfEvent: boolean;
  /** How many workshops the event holds. */
  others: number;
  bilan: BilanRow | undefined;
  view: BilanView | null;
};

export async function readBilanPage(
  { parts, actor }: AppLoadContext,
  request: Request,
  slug: string,
): Promise<BilanPage> {
  const { database } = parts;
  const page = await keptPage(database, actor, slug);
  const isOfEvent = page.eventId !== null && new URL(request.url).searchParams.has('evenement');
  const pages = await pagesOf(parts, { page, isOfEvent: page.eventId !== null });
  const said = await commentsOf(database, pages);
  return database.query(async (queries) => {
    const bilan = await findBilan(queries, { page, isOfEvent });
    const view = bilan ? await bilanView(queries, bilan, pages, said) : null;
    return { page, isOfEvent, others: pages.length, bilan, view };
  });
}

function commentsOf(database: Database, pages: { id: string }[]): Promise<Map<string, number>> {
  return countComments(
    database,
    pages.map(({ id }) => id),
  );
}

/** Of the page, or else of its event. Throws 404 when none is published. */
export async function readPublished(
  { parts }: AppLoadContext,
  slug: string,
): Promise<{ page: PageRow; view: BilanView }> {
  const page = await pageOf(parts.database, slug);
  const pages = await pagesOf(parts, { page, isOfEvent: page.eventId !== null });
  const said = await commentsOf(parts.database, pages);
  const view = await parts.database.query(async (queries) => {
    for (const isOfEvent of page.eventId === null ? [false] : [false, true]) {
      const bilan = await findBilan(queries, { page, isOfEvent });
      if (bilan?.publishedAt) return bilanView(queries, bilan, pages, said);
    }
    return null;
  });
  if (!view) throw new Response('Aucun bilan n’est publié pour cet atelier.', { status: 404 });
  return { page, view };
}
