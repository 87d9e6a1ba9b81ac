// `/api/v1/annuaire`: the same query as the page, answered as data. Anything unknown is refused rather than guessed.

import { reasonsFor } from '#app/directory/because.ts';
import { directoryHref, readDirectoryQuery } from '#app/directory/directory-query.ts';
import { readElsewhere } from '#app/directory/elsewhere/read-elsewhere.server.ts';
import { knownCodes, readTerritories } from '#app/directory/known-codes.server.ts';
import { communeLabel, type Resolved, resolveQuery } from '#app/directory/resolve-query.server.ts';
import { factOf } from '#app/directory/set-aside.ts';
import type { Parts } from '#app/server/parts.ts';
import type { Commune } from '#db/gazetteer.ts';
import type { SearchItem, SearchRequest, SearchResult } from '#search/engine.ts';
import { SearchUnavailable } from '#search/engine.ts';
import type { ServiceDocument } from '#search/service-document.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { jsonAnswer } from './json-answer.server.ts';
import { problem, refuse } from './problem.server.ts';

const LARGEST_PAGE = 100;
const DEFAULT_PAGE = 20;

export async function answerDirectory(parts: Parts, request: Request, now = new Date()): Promise<Response> {
  const parameters = new URL(request.url).searchParams;
  const networks = await readTerritories(parts);
  const { query, ignored } = readDirectoryQuery(parameters, knownCodes(networks), ['limite', 'curseur']);
  const wrong = ignored.map((aside) => ({ name: aside.name, detail: factOf(aside) }));
  for (const name of ['vue', 'page', 'choix']) {
    if (parameters.has(name)) wrong.push({ name, detail: `« ${name} » ne vaut que pour les pages du site.` });
  }
  const limit = readLimit(parameters.get('limite'));
  if (limit === null) wrong.push({ name: 'limite', detail: `« limite » doit être un entier de 1 à ${LARGEST_PAGE}.` });
  const key = directoryHref(query);
  const offset = readCursor(parameters.get('curseur'), key);
  if (offset === null) wrong.push({ name: 'curseur', detail: '« curseur » ne vient pas de cette recherche.' });
  if (wrong.length > 0 || limit === null || offset === null) return refuse(wrong);

  const resolved = resolveQuery(query, networks, { offset, limit }, now);
  if (resolved.placeFrom === 'choice' && resolved.place?.kind === 'commune' && resolved.otherCommunes.length > 0)
    return refuse([severalCommunes([resolved.place.commune, ...resolved.otherCommunes])]);
  if (resolved.unknownCommune) return refuse([{ name: 'commune', detail: 'Cette commune n’existe pas.' }]);
  if (query.radiusKm !== null && resolved.place?.kind !== 'commune') {
    return refuse([{ name: 'rayon', detail: '« rayon » demande une commune.' }]);
  }
  try {
    const result = await parts.search.search(resolved.request);
    const total = query.groupBy === 'acteurs' ? result.organisations : result.services;
    const next = offset + limit < total ? writeCursor(offset + limit, key) : null;
    // On the last page alone: until then, one of them might still be to come.
    const below = next === null ? await readElsewhere(parts.search, resolved.request, result).catch(() => []) : [];
    return jsonAnswer(request, { ...page(result, resolved, total), elsewhere: items(below, resolved.request), next });
  } catch (error) {
    if (!(error instanceof SearchUnavailable)) throw error;
    return problem({ status: 503, title: 'Recherche indisponible', detail: 'Réessayez dans quelques secondes.' });
  }
}

function page(result: SearchResult, { request, place }: Resolved, total: number) {
  const { needs, text } = request.understood;
  return {
    total,
    services: result.services,
    exact: result.isExact,
    engine: result.engine,
    understood: {
      needs: needs.map(({ code }) => code),
      commune: place?.kind === 'commune' ? { code: place.commune.code, name: place.commune.name } : null,
      departement: place?.kind === 'departement' ? place.code : null,
      words: text,
    },
    items: items(result.items, request),
    facets: result.facets,
  };
}

function items(found: SearchItem[], request: SearchRequest) {
  const describe = request.groupBy === 'acteurs' ? organisationItem : serviceItem;
  return found.flatMap((item) => describe(item, request) ?? []);
}

function organisationItem(item: SearchItem, request: SearchRequest) {
  const [first] = item.documents;
  if (!first) return null;
  const { organisation } = first;
  return {
    slug: organisation.slug,
    name: organisation.name,
    acronym: organisation.acronym,
    kind: organisation.kind,
    needs: [...new Set(item.documents.flatMap((document) => document.needs))],
    commune: organisation.commune,
    distanceKm: roundedKm(item.distanceKm),
    verifiedAt: organisation.verifiedAt,
    because: reasonsFor(first, request),
    services: item.documents.flatMap((document) => serviceFields(document) ?? []),
  };
}

function serviceItem(item: SearchItem, request: SearchRequest) {
  const [document] = item.documents;
  if (!document) return null;
  const { organisation } = document;
  return {
    ...(serviceFields(document) ?? {
      slug: null,
      name: null,
      needs: [],
      accueil: [],
      publics: [],
      zones: document.zones,
      exclusions: document.exclusions,
    }),
    organisation: { slug: organisation.slug, name: organisation.name },
    acronym: organisation.acronym,
    kind: organisation.kind,
    commune: organisation.commune,
    distanceKm: roundedKm(item.distanceKm),
    verifiedAt: organisation.verifiedAt,
    because: reasonsFor(document, request),
  };
}

function serviceFields(document: ServiceDocument) {
  if (!document.service) return null;
  return {
    slug: document.service.slug,
    name: document.service.name,
    needs: document.needs,
    accueil: document.accueil,
    publics: document.publics,
    zones: document.zones,
    exclusions: document.exclusions,
  };
}

function roundedKm(kilometres: number | null): number | null {
  return kilometres === null ? null : Math.round(kilometres * 10) / 10;
}

function readLimit(text: string | null): number | null {
  if (text === null) return DEFAULT_PAGE;
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= LARGEST_PAGE ? value : null;
}

function severalCommunes(communes: Commune[]): { name: string; detail: string } {
  const choices = communes.map((commune) => `${commune.code} ${communeLabel(commune)}`).join(', ');
  return {
    name: 'commune',
    detail: `Plusieurs communes répondent à ces mots, donnez le code de la bonne : ${choices}.`,
  };
}
