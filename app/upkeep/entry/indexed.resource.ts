// `GET /administration/annuaire/:slug/recherche`: whether the last save has reached the search.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { isWaitingForIndex } from '#search/waiting.ts';
import { keptOrganisation } from './kept-entry.server.ts';

export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { database } = context.parts;
  const { id } = await keptOrganisation(database, context.actor, params.slug ?? '');
  return Response.json({ isWaiting: await isWaitingForIndex(database, id) });
}
