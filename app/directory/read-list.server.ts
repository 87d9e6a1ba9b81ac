// Everything the list page shows, for one query string.
import type { Parts } from '#app/server/parts.ts';
import { theZone } from '#app/territories/zone-wording.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { findTerm } from '#db/vocabulary/term.ts';
import { type DangerCode, findDangers } from '#search/danger-words.ts';
import { noteEmptySearch } from '#search/empty-searches.ts';
import type { FacetCounts, FacetName, SearchResult } from '#search/engine.ts';
import { FACET_NAMES } from '#search/engine.ts';
import { lowerFirst } from './because.ts';
import { type DirectoryQuery, directoryHref, readDirectoryQuery } from './directory-query.ts';
import { type ElsewhereView, elsewhereView, readElsewhere } from './elsewhere/read-elsewhere.server.ts';
import { type EmptyStep, readEmptyStep } from './empty-step.server.ts';
import { facetLabel, knownCodes, type NamedTerritory, readTerritories } from './known-codes.server.ts';
import { type NotUnderstood, notUnderstood } from './not-understood.ts';
import { type NoteView, noteViews } from './note-views.ts';
import { communeLabel, type Resolved, resolveQuery } from './resolve-query.server.ts';
import { type ResultView, resultView } from './result-view.server.ts';
import { keepingSetAside, type SetAside } from './set-aside.ts';

export const PAGE_SIZE = 50;

export type FacetView = {
  name: FacetName;
  legend: string;
  options: { value: string; label: string; count: number; isChosen: boolean }[];
};

export type ChipView = { key: string; label: string; href: string; kind: 'understood' | 'filter' };

export type ListView = {
  query: DirectoryQuery;
  ignored: SetAside[];
  engine: SearchResult['engine'];
  isSimplified: boolean;
  organisations: number;
  services: number;
  isExact: boolean;
  title: string;
  placeName: string | null;
  chips: ChipView[];
  /** What was typed and could not be used. */
  notUnderstood: NotUnderstood | null;
  /** What the words tell of, to be met before anything else. */
  dangers: DangerCode[];
  facets: FacetView[];
  results: ResultView[];
  /** Below a short list, never counted in it. */
  elsewhere: ElsewhereView | null;
  pages: number;
  communeValue: string;
  communeChoices: { label: string; href: string; isCurrent: boolean }[];
  unknownCommune: { typed: string; suggestions: { label: string; href: string }[] } | null;
  hasOrigin: boolean;
  empty: EmptyStep | null;
  /** What the coordination pinned above the results of a need there. */
  notes: NoteView[];
};

export const FACET_LEGENDS: Record<FacetName, string> = {
  besoin: 'Besoin',
  public: 'Pour qui',
  accueil: 'Où cela se passe',
  reponse: 'Type de réponse',
  type: 'Type d’acteur',
  mobilisation: 'Comment le mobiliser',
  pour: 'Qui peut le mobiliser',
  frais: 'Coût',
  langue: 'Langue',
  territoire: 'Réseau local',
};

const FACET_ORDER = Object.keys(FACET_LEGENDS) as FacetName[];
const french = new Intl.Collator('fr');

/** `redirectTo` when the commune was typed as a name or a postcode and only one is meant. */
export async function readList(
  parts: Parts,
  url: URL,
  now = new Date(),
): Promise<{ redirectTo: string } | { view: ListView; resolved: Resolved; networks: NamedTerritory[] }> {
  const networks = await readTerritories(parts);
  const { query, ignored } = readDirectoryQuery(url.searchParams, knownCodes(networks));
  const resolved = resolveQuery(query, networks, { offset: (query.page - 1) * PAGE_SIZE, limit: PAGE_SIZE }, now);
  if (resolved.communeCode) {
    const href = directoryHref({ ...query, commune: resolved.communeCode, typedPlace: '' }, { page: query.page });
    return { redirectTo: keepingSetAside(href, url.searchParams, ignored) };
  }
  const result = await parts.search.search(resolved.request);
  const units = query.groupBy === 'acteurs' ? result.organisations : result.services;
  const below =
    query.view === 'liste' ? await readElsewhere(parts.search, resolved.request, result).catch(() => []) : [];
  const empty = units === 0 ? await readEmptyStep(parts, query, resolved, networks) : null;
  // A search that finds nothing tells where the directory has a hole; failing to note it must not fail the page.
  if (units === 0 && query.q !== '' && query.page === 1)
    await noteEmptySearch(parts.database, query.q, now).catch(() => {});
  return {
    networks,
    resolved,
    view: {
      query,
      ignored,
      engine: result.engine,
      isSimplified: result.engine === 'postgres' && parts.env.meilisearch !== null,
      organisations: result.organisations,
      services: result.services,
      isExact: result.isExact,
      title: titleOf(query, resolved),
      notUnderstood: notUnderstood(query, resolved),
      dangers: findDangers(query.q),
      placeName: placeName(resolved),
      chips: [...understoodChips(query, resolved), ...filterChips(query, networks)],
      facets: facetViews(result.facets, query, networks),
      results: result.items.flatMap((item) => resultView(item, resolved.request) ?? []),
      elsewhere: elsewhereView(below, resolved.request),
      pages: Math.ceil(units / PAGE_SIZE),
      communeValue: communeValue(query, resolved),
      communeChoices: communeChoices(query, resolved),
      unknownCommune: resolved.unknownCommune && {
        typed: resolved.unknownCommune.typed,
        suggestions: resolved.unknownCommune.suggestions.map((commune) => ({
          label: communeLabel(commune),
          href: directoryHref(query, { commune: commune.code, typedPlace: '' }),
        })),
      },
      hasOrigin: resolved.request.origin !== null,
      empty,
      notes: noteViews(resolved.networks, needsMeant(query, resolved)),
    },
  };
}

/** Those that were chosen and the first that was understood. */
function needsMeant(query: DirectoryQuery, { understood }: Resolved): ReadonlySet<string> {
  return new Set([
    ...(query.selection.besoin ?? []),
    ...understood.needs.slice(0, 1).map(({ code }) => code as string),
  ]);
}

function communeValue(query: DirectoryQuery, { place, placeFrom }: Resolved): string {
  if (query.typedPlace) return query.typedPlace;
  return placeFrom === 'choice' && place?.kind === 'commune' ? communeLabel(place.commune) : query.commune;
}

function placeName({ place }: Resolved): string | null {
  if (!place) return null;
  return place.kind === 'commune' ? place.commune.name : place.name;
}

/** « Froid et inconfort à Montpellier »; « Annuaire » when nothing is asked. */
function titleOf(query: DirectoryQuery, resolved: Resolved): string {
  const needs = [
    ...new Set([...(query.selection.besoin ?? []), ...resolved.understood.needs.map(({ code }) => code as string)]),
  ];
  const what =
    needs.length > 0
      ? needs
          .slice(0, 2)
          .map((code, at) => {
            const short = findTerm(NEEDS, code)?.short ?? code;
            return at === 0 ? short : lowerFirst(short);
          })
          .join(', ')
      : resolved.understood.text !== ''
        ? `« ${query.q} »`
        : 'Tous les acteurs';
  const { place } = resolved;
  if (!place) return what;
  return place.kind === 'commune' ? `${what} à ${place.commune.name}` : `${what}, ${theZone(place.code)}`;
}

function understoodChips(query: DirectoryQuery, { understood, place, placeFrom }: Resolved): ChipView[] {
  const chips: ChipView[] = understood.needs.map(({ code }) => ({
    key: code,
    label: findTerm(NEEDS, code)?.short ?? code,
    href: directoryHref(query, { ignore: [...query.ignore, code] }),
    kind: 'understood',
  }));
  if (placeFrom === 'words' && place) {
    const name = place.kind === 'commune' ? `à ${place.commune.name}` : theZone(place.code);
    chips.push({
      key: 'lieu',
      label: `agit ${place.kind === 'commune' ? name : `dans ${name}`}`,
      href: directoryHref(query, { ignore: [...query.ignore, 'lieu'] }),
      kind: 'understood',
    });
  }
  return chips;
}

function filterChips(query: DirectoryQuery, networks: NamedTerritory[]): ChipView[] {
  const chips: ChipView[] = FACET_NAMES.flatMap((name) =>
    (query.selection[name] ?? []).map((value) => ({
      key: `${name}-${value}`,
      label: facetLabel(name, value, networks),
      href: directoryHref(query, {
        selection: { ...query.selection, [name]: query.selection[name]?.filter((one) => one !== value) },
        // Otherwise a kept network would come back at once.
        ...(name === 'territoire' && { isEverywhere: true }),
      }),
      kind: 'filter' as const,
    })),
  );
  const plain = (key: string, label: string, change: Partial<DirectoryQuery>) =>
    chips.push({ key, label, href: directoryHref(query, change), kind: 'filter' });
  if (query.isOpenNow) plain('ouvert', 'Ouvert maintenant', { isOpenNow: false });
  if (query.radiusKm !== null) plain('rayon', `À moins de ${query.radiusKm} km`, { radiusKm: null });
  if (query.box) plain('emprise', 'Zone de la carte', { box: null });
  return chips;
}

function facetViews(counts: FacetCounts, query: DirectoryQuery, networks: NamedTerritory[]): FacetView[] {
  return FACET_ORDER.flatMap((name) => {
    const chosen = query.selection[name] ?? [];
    const values = [...new Set([...Object.keys(counts[name]), ...chosen])];
    const options = values
      .map((value) => ({
        value,
        label: facetLabel(name, value, networks),
        count: counts[name][value] ?? 0,
        isChosen: chosen.includes(value),
      }))
      .sort((a, b) => Number(b.isChosen) - Number(a.isChosen) || b.count - a.count || french.compare(a.label, b.label));
    return options.length > 1 || chosen.length > 0 ? [{ name, legend: FACET_LEGENDS[name], options }] : [];
  });
}

function communeChoices(query: DirectoryQuery, resolved: Resolved): ListView['communeChoices'] {
  const { place, otherCommunes } = resolved;
  if (otherCommunes.length === 0 || place?.kind !== 'commune') return [];
  return [place.commune, ...otherCommunes].map((commune, at) => ({
    label: communeLabel(commune),
    href: directoryHref(query, { commune: commune.code, typedPlace: '' }),
    isCurrent: at === 0,
  }));
}
