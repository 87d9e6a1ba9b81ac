// The answers of the guide: services that meet need, zone and public at once, by kind of answer.
import type { Parts } from '#app/server/parts.ts';
import { type ResolvedCommune, resolveCommune } from '#app/territories/resolve-commune.ts';
import { type Commune, findCommune, zoneReach } from '#db/gazetteer.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import { findTerm, labelOf } from '#db/vocabulary/term.ts';
import { findDangers } from '#search/danger-words.ts';
import type { SearchItem, SearchRequest, Selection } from '#search/engine.ts';
import { type Understood, understand } from '#search/understand.ts';
import { reasonsFor } from '../because.ts';
import { contactViews } from '../card/contact-view.ts';
import { type NamedTerritory, networksOf } from '../known-codes.server.ts';
import { noteViews } from '../note-views.ts';
import { type GuideMeaning, meaningOf } from './guide-mapping.ts';
import { type GuideQuery, isAnswered, writeGuideQuery } from './guide-query.ts';
import type { GuideGroup, GuideService, GuideView } from './guide-view.ts';
import { whatMayBeMissing } from './may-be-missing.ts';

const MOST_SERVICES = 120;
const MOST_CHOICES = 8;
const SHOWN_PER_GROUP = 5;

/** `redirectTo` when the commune was typed and only one is meant. */
export async function readGuide(
  { search }: Pick<Parts, 'search'>,
  query: GuideQuery,
  now: Date,
  networks: NamedTerritory[] = [],
): Promise<{ redirectTo: string } | { view: GuideView }> {
  const resolved = resolvePlace(query);
  if (resolved?.kind === 'one' && (query.typedPlace !== '' || query.commune !== resolved.commune.code)) {
    return { redirectTo: writeGuideQuery(query, { commune: resolved.commune.code, typedPlace: '' }) };
  }
  const chosen = resolved?.kind === 'one' ? resolved.commune : null;
  const understood = understandWords(query, chosen, networks);
  const commune = chosen ?? (resolved === null ? communeInWords(understood) : null);
  const meaning = meaningOf(
    query,
    understood.needs.map(({ code }) => code),
  );
  const view: GuideView = {
    placeName: commune?.name ?? null,
    placeCode: commune?.code ?? null,
    placeValue: commune
      ? `${commune.name} (${commune.postcodes[0] ?? commune.departement})`
      : query.typedPlace || query.commune,
    choices: choicesOf(resolved, query),
    unknownPlace: resolved?.kind === 'none' ? query.typedPlace || query.commune : null,
    needs: meaning.needs.map((code) => findTerm(NEEDS, code)?.short ?? code),
    isWordsUnknown: query.words !== '' && understood.needs.length === 0,
    dangers: findDangers(query.words),
    advice: meaning.advice,
    notes: noteViews(networksAt(networks, commune), new Set(meaning.needs)),
    groups: [],
    total: 0,
  };
  const isPlaceOpen = resolved !== null && resolved.kind !== 'one';
  const saysNothing = meaning.needs.length === 0 && understood.text === '';
  if (!isAnswered(query) || isPlaceOpen || saysNothing) return { view };
  const request = guideRequest(query, meaning, understood, commune);
  const { items, services } = await search.search(request);
  return { view: { ...view, total: services, groups: groupItems(items, { request, meaning, query, commune, now }) } };
}

function networksAt(networks: NamedTerritory[], commune: Commune | null): NamedTerritory[] {
  const chain = commune ? (zoneReach(commune.code)?.chain ?? []) : [];
  return networksOf(
    networks,
    [],
    chain.filter((code) => code !== 'france'),
  );
}

function resolvePlace({ commune, typedPlace }: GuideQuery): ResolvedCommune | null {
  if (typedPlace !== '') return resolveCommune(typedPlace);
  if (commune === '') return null;
  const coded = findCommune(commune);
  return coded ? { kind: 'one', commune: coded } : resolveCommune(commune);
}

function understandWords(query: GuideQuery, commune: Commune | null, networks: NamedTerritory[]): Understood {
  const context = { near: commune?.code, departements: commune ? [commune.departement] : [] };
  const plain = understand(query.words, context);
  const codes = commune ? [commune.code] : (plain.place?.communes ?? []);
  const chains = codes.flatMap((code) => zoneReach(code)?.chain ?? []).filter((code) => code !== 'france');
  const words = networksOf(networks, [], chains).flatMap((network) => network.words ?? []);
  return words.length > 0 ? understand(query.words, { ...context, words }) : plain;
}

/** « plus de chauffage à Lunel »: only when exactly one commune is meant. */
function communeInWords({ place }: Understood): Commune | null {
  const [code, ...others] = place?.communes ?? [];
  return code !== undefined && others.length === 0 ? (findCommune(code) ?? null) : null;
}

function choicesOf(resolved: ResolvedCommune | null, query: GuideQuery): GuideView['choices'] {
  const communes =
    resolved?.kind === 'several' ? resolved.communes : resolved?.kind === 'none' ? resolved.suggestions : [];
  return communes.slice(0, MOST_CHOICES).map((commune) => ({
    label: `${commune.name} (${commune.postcodes[0] ?? commune.departement})`,
    href: writeGuideQuery(query, { commune: commune.code, typedPlace: '' }),
  }));
}

/** Needs are alternatives of a filter, never words: what is found meets one of them exactly. */
function guideRequest(
  query: GuideQuery,
  meaning: GuideMeaning,
  understood: Understood,
  commune: Commune | null,
): SearchRequest {
  const selection: Selection = {};
  if (meaning.needs.length > 0) selection.besoin = meaning.needs;
  if (meaning.publics.length > 0) selection.public = meaning.publics;
  if (query.askedFor === 'usagers') selection.pour = ['usagers'];
  return {
    understood: meaning.needs.length > 0 ? understand('') : understood,
    selection,
    reach: commune ? (zoneReach(commune.code) ?? null) : null,
    isReachFromWords: false,
    radiusKm: null,
    box: null,
    origin: commune ? [commune.lat, commune.lon] : null,
    openAt: null,
    groupBy: 'services',
    sort: 'pertinence',
    offset: 0,
    limit: MOST_SERVICES,
  };
}

type Grouping = {
  request: SearchRequest;
  meaning: GuideMeaning;
  query: GuideQuery;
  commune: Commune | null;
  now: Date;
};

/** Each service once, under the first kind of answer it gives. */
function groupItems(items: SearchItem[], grouping: Grouping): GuideGroup[] {
  const { meaning } = grouping;
  const byResponse = Map.groupBy(items, (item) => item.documents[0]?.responses[0] ?? 'sociale');
  return meaning.responses.flatMap((code) => {
    const own = byResponse.get(code) ?? [];
    const term = findTerm(RESPONSES, code);
    if (own.length === 0 || !term) return [];
    const shown = own.slice(0, SHOWN_PER_GROUP).flatMap((item) => guideService(item, grouping));
    return [
      {
        code,
        title: `Réponse ${code === 'sanitaire' ? 'de santé' : term.label.toLowerCase()}`,
        lead: term.definition,
        services: shown,
        moreHref: own.length > shown.length ? moreHref(code, grouping) : null,
        moreCount: own.length - shown.length,
      },
    ];
  });
}

function moreHref(response: string, { request, commune }: Grouping): string {
  const parameters = new URLSearchParams([
    ['par', 'services'],
    ['reponse', response],
  ]);
  for (const [name, values] of Object.entries(request.selection))
    for (const value of values) parameters.append(name, value);
  if (commune) parameters.set('commune', commune.code);
  return `/annuaire?${parameters}`;
}

function guideService(item: SearchItem, { request, now }: Grouping): GuideService[] {
  const [document] = item.documents;
  if (!document?.service) return [];
  const { organisation, service } = document;
  return [
    {
      id: document.id,
      name: service.name,
      href: `/annuaire/${organisation.slug}#${service.slug}`,
      organisation: organisation.name,
      family: findTerm(KINDS, organisation.kind)?.family ?? 'autre',
      kind: labelOf(KINDS, organisation.kind),
      because: reasonsFor(document, request),
      contacts: contactViews([...service.contacts, ...organisation.contacts]).slice(0, 2),
      missing: whatMayBeMissing(document, { reach: request.reach, distanceKm: item.distanceKm, now }),
      distanceKm: item.distanceKm,
    },
  ];
}
