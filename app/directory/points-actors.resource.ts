// `/annuaire/points/:hash/acteurs?point=12&point=40`: who is behind some points of the map.
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { ServiceDocument } from '#search/service-document.ts';
import { findPointSet } from './map-points.server.ts';
import { searchOrApologise } from './unavailable.server.ts';

const MOST_POINTS = 40;

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const ordinals = new URL(request.url).searchParams.getAll('point').slice(0, MOST_POINTS).map(Number);
  return searchOrApologise(async () => {
    const set = await findPointSet(context.parts, params.hash ?? '');
    if (!set) throw new Response('Cette carte a changé : rechargez la page.', { status: 410 });
    const ids = [...new Set(ordinals.flatMap((ordinal) => set.serviceOf[ordinal] ?? []))];
    const documents = await context.parts.search.documentsByIds(ids);
    return Response.json(byActor(documents), { headers: { 'Cache-Control': 'private, max-age=60' } });
  });
}

function byActor(documents: ServiceDocument[]): { slug: string; name: string; services: string[] }[] {
  const groups = Map.groupBy(documents, (document) => document.organisation.slug);
  return [...groups].map(([slug, own]) => ({
    slug,
    name: own[0]?.organisation.name ?? slug,
    services: own.flatMap((document) => document.service?.name ?? []),
  }));
}
