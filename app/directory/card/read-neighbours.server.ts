// Who else is there: actors of the same commune for other needs, and other kinds of answer to the same needs.
import type { Parts } from '#app/server/parts.ts';
import { zoneReach } from '#db/gazetteer.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import { findTerm, labelOf } from '#db/vocabulary/term.ts';
import type { SearchItem, SearchRequest, Selection } from '#search/engine.ts';
import { SearchUnavailable } from '#search/engine.ts';
import type { ServiceDocument } from '#search/service-document.ts';
import { understand } from '#search/understand.ts';
import { joined } from '../list-words.ts';
import type { NeighbourView } from './card-view.ts';

export type Neighbours = { neighbours: NeighbourView[]; complementary: NeighbourView[] };

const SHOWN = 4;
const COMMUNE_CODE = 5;
const NONE: Neighbours = { neighbours: [], complementary: [] };

/** Empty lists when there is no commune to look around, or when the index does not answer: the card stands without them. */
export async function readNeighbours(
  { search }: Pick<Parts, 'search'>,
  documents: ServiceDocument[],
): Promise<Neighbours> {
  const [first] = documents;
  const commune = first?.organisation.commune;
  const reach = commune ? zoneReach(commune.code) : undefined;
  if (!first || !commune || !reach) return NONE;
  const ownNeeds = new Set(documents.flatMap((document) => document.needs));
  const ownResponses = new Set(documents.flatMap((document) => document.responses));
  const otherResponses = RESPONSES.map(({ code }) => code).filter((code) => !ownResponses.has(code));
  const mainNeeds = [...new Set(documents.flatMap((document) => document.needs.slice(0, 1)))];
  const ask = async (selection: Selection, isWanted: (item: SearchItem) => boolean): Promise<SearchItem[]> => {
    const { items } = await search.search(request(selection, reach));
    return items.filter((item) => item.organisationId !== first.organisationId && isWanted(item));
  };
  try {
    const [here, others] = await Promise.all([
      ask({}, (item) => isIn(item, reach.chain) && needsOf(item).some((need) => !ownNeeds.has(need))),
      otherResponses.length === 0 || mainNeeds.length === 0
        ? []
        : ask({ besoin: mainNeeds, reponse: otherResponses }, () => true),
    ]);
    const complementary = others.slice(0, SHOWN);
    const shown = new Set(complementary.map((item) => item.organisationId));
    const neighbours = here.filter((item) => !shown.has(item.organisationId)).slice(0, SHOWN);
    return {
      neighbours: neighbours.flatMap((item) => neighbourView(item, (need) => !ownNeeds.has(need))),
      complementary: complementary.flatMap((item) => neighbourView(item, (need) => mainNeeds.includes(need))),
    };
  } catch (error) {
    if (error instanceof SearchUnavailable) return NONE;
    throw error;
  }
}

function request(selection: Selection, reach: SearchRequest['reach']): SearchRequest {
  return {
    understood: understand('', {}),
    selection,
    reach,
    isReachFromWords: false,
    radiusKm: null,
    box: null,
    origin: null,
    openAt: null,
    groupBy: 'acteurs',
    sort: 'pertinence',
    offset: 0,
    limit: 40,
  };
}

function isIn(item: SearchItem, chain: string[]): boolean {
  const code = item.documents[0]?.organisation.commune?.code;
  const around = code === undefined ? [] : (zoneReach(code)?.chain ?? []);
  return chain.some((zone) => zone.length === COMMUNE_CODE && around.includes(zone));
}

function needsOf(item: SearchItem): string[] {
  return [...new Set(item.documents.flatMap((document) => document.needs))];
}

/** With the needs that make it worth a look, at most three. */
function neighbourView(item: SearchItem, isTelling: (need: string) => boolean): NeighbourView[] {
  const organisation = item.documents[0]?.organisation;
  if (!organisation) return [];
  return [
    {
      slug: organisation.slug,
      name: organisation.name,
      kind: labelOf(KINDS, organisation.kind),
      family: findTerm(KINDS, organisation.kind)?.family ?? 'autre',
      needs: joined(
        needsOf(item)
          .filter(isTelling)
          .slice(0, 3)
          .map((code) => findTerm(NEEDS, code)?.short ?? code),
      ),
    },
  ];
}
