// « Ailleurs, pour le même besoin »: whom to call when too few act for the commune. Never counted, mapped, exported or printed on a sheet.
import { describeZones, inZone } from '#app/territories/zone-wording.ts';
import { findCommune } from '#db/gazetteer.ts';
import type { SearchEngine, SearchItem, SearchRequest, SearchResult } from '#search/engine.ts';
import { kilometresBetween } from '#search/map-cells.ts';
import type { PublicContact } from '#search/service-document.ts';
import { resultView } from '../result-view.server.ts';

/** A list of so many is long enough. */
export const ENOUGH = 10;

export type ElsewhereResult = {
  slug: string;
  name: string;
  family: string;
  service: { slug: string; name: string };
  /** « agit à Béziers ». */
  acts: string;
  distanceKm: number | null;
  /** Can be asked without going there. */
  answersFromAfar: boolean;
  /** The first way to call; never without. */
  contact: PublicContact;
};

export type ElsewhereView = { where: string; results: ElsewhereResult[] };

/** Who is shown below a short list, in that order. */
export async function readElsewhere(
  search: Pick<SearchEngine, 'elsewhere'>,
  request: SearchRequest,
  result: SearchResult,
): Promise<SearchItem[]> {
  const units = request.groupBy === 'acteurs' ? result.organisations : result.services;
  if (units >= ENOUGH || request.offset > 0) return [];
  const listed = result.items.map(({ organisationId }) => organisationId);
  const items = await search.elsewhere(request, listed, ENOUGH);
  return items.filter((item) => contactOf(item) !== undefined).slice(0, ENOUGH - units);
}

export function elsewhereView(items: SearchItem[], request: SearchRequest): ElsewhereView | null {
  const results = items.flatMap((item) => elsewhereResult(item, request) ?? []);
  return results.length > 0 && request.reach ? { where: inZone(request.reach.code), results } : null;
}

function elsewhereResult(item: SearchItem, request: SearchRequest): ElsewhereResult | null {
  const view = resultView(item, request);
  const [document] = item.documents;
  const contact = contactOf(item);
  if (!view || !document?.service || !contact) return null;
  return {
    slug: view.slug,
    name: view.name,
    family: view.family,
    service: { slug: document.service.slug, name: document.service.name },
    acts: describeZones(document.zones, document.exclusions, document.service.zoneDetail),
    distanceKm: item.distanceKm ?? distanceOfCommune(document.organisation.commune?.code, request.origin),
    answersFromAfar: document.accueil.includes('a-distance'),
    contact,
  };
}

/** A voice first, then a letter, then a page. */
function contactOf({ documents: [document] }: SearchItem): PublicContact | undefined {
  const contacts = [...(document?.service?.contacts ?? []), ...(document?.organisation.contacts ?? [])];
  return (['telephone', 'courriel', 'site'] as const)
    .map((channel) => contacts.find((contact) => contact.channel === channel))
    .find((contact) => contact !== undefined);
}

function distanceOfCommune(code: string | undefined, origin: SearchRequest['origin']): number | null {
  const commune = code === undefined ? undefined : findCommune(code);
  return commune && origin ? kilometresBetween(origin, [commune.lat, commune.lon]) : null;
}
