// From the query string to a search: the words understood, the commune resolved, the reach of the person known.
import { type ResolvedCommune, resolveCommune } from '#app/territories/resolve-commune.ts';
import { allCommunes, allEpcis, type Commune, findCommune, findDepartement, zoneReach } from '#db/gazetteer.ts';
import type { Reach, SearchRequest } from '#search/engine.ts';
import type { Understood } from '#search/understand.ts';
import { understand } from '#search/understand.ts';
import type { DirectoryQuery } from './directory-query.ts';
import { type NamedTerritory, networksOf } from './known-codes.server.ts';

export type Resolved = {
  request: SearchRequest;
  understood: Understood;
  /** The territories that the search is about: their words and notes count. */
  networks: NamedTerritory[];
  /** Whom the results are for: chosen in the form, found in the words, or nobody in particular. */
  place: { kind: 'commune'; commune: Commune } | { kind: 'departement'; code: string; name: string } | null;
  placeFrom: 'choice' | 'words' | null;
  /** Other communes that the same words may mean: « Quelle commune ? » */
  otherCommunes: Commune[];
  /** The commune was typed as a name or a postcode: its INSEE code, to redirect to. */
  communeCode: string | null;
  /** Typed in the commune field, and nowhere to be found; with near spellings. */
  unknownCommune: { typed: string; suggestions: Commune[] } | null;
};

export type PageSize = { offset: number; limit: number };

export function resolveQuery(query: DirectoryQuery, networks: NamedTerritory[], size: PageSize, now: Date): Resolved {
  const chosen = resolvePlace(query);
  const chosenCommunes = chosen?.kind === 'one' ? [chosen.commune] : chosen?.kind === 'several' ? chosen.communes : [];
  const network = networks.find(({ slug }) => query.selection.territoire?.includes(slug));
  const near = chosenCommunes[0]?.code ?? network?.centre;
  const departement = near === undefined ? undefined : findCommune(near)?.departement;
  const context = { near, departements: departement === undefined ? [] : [departement], ignore: query.ignore };
  const plain = understand(query.q, context);
  const wordCodes = chosenCommunes.length > 0 ? chosenCommunes.map(({ code }) => code) : (plain.place?.communes ?? []);
  const chains = wordCodes.flatMap((code) => zoneReach(code)?.chain ?? []).filter((code) => code !== 'france');
  const local = networksOf(networks, query.selection.territoire ?? [], chains);
  const words = local.flatMap((network) => network.words ?? []);
  // Whose words they are is known only once the place is.
  const understood = words.length > 0 ? understand(query.q, { ...context, words }) : plain;
  const fromWords =
    chosenCommunes.length === 0 ? (understood.place?.communes ?? []).flatMap((code) => findCommune(code) ?? []) : [];
  const communes = chosenCommunes.length > 0 ? chosenCommunes : fromWords;
  const departementCode =
    communes.length === 0 && chosenCommunes.length === 0 ? (understood.place?.departement ?? null) : null;
  const commune = communes[0] ?? null;
  const reach = commune ? zoneReach(commune.code) : departementCode ? departementReach(departementCode) : undefined;
  const placeFrom = chosenCommunes.length > 0 ? 'choice' : commune || departementCode ? 'words' : null;
  return {
    request: {
      understood,
      selection: query.selection,
      reach: reach ?? null,
      isReachFromWords: placeFrom === 'words',
      radiusKm: commune ? query.radiusKm : null,
      box: query.box,
      origin: commune ? [commune.lat, commune.lon] : null,
      openAt: query.isOpenNow ? now : null,
      groupBy: query.groupBy,
      sort: query.sort === 'distance' && !commune ? 'pertinence' : query.sort,
      ...size,
    },
    understood,
    networks: local,
    place: commune
      ? { kind: 'commune', commune }
      : departementCode
        ? {
            kind: 'departement',
            code: departementCode,
            name: findDepartement(departementCode)?.name ?? departementCode,
          }
        : null,
    placeFrom,
    otherCommunes: communes.slice(1, 9),
    communeCode:
      chosen?.kind === 'one' && (query.commune !== chosen.commune.code || query.typedPlace !== '')
        ? chosen.commune.code
        : null,
    unknownCommune:
      chosen?.kind === 'none' ? { typed: query.typedPlace || query.commune, suggestions: chosen.suggestions } : null,
  };
}

/** « Saint-Denis (93) »: the name that the form shows and takes back. */
export function communeLabel({ name, departement }: Commune): string {
  return `${name} (${departement})`;
}

/** What the form typed wins over what the address said before. */
function resolvePlace({ typedPlace, commune }: DirectoryQuery): ResolvedCommune | null {
  const known = findCommune(commune);
  if (typedPlace !== '' && !(known && typedPlace === communeLabel(known))) return resolveCommune(typedPlace);
  if (commune === '') return null;
  return known ? { kind: 'one', commune: known } : resolveCommune(commune);
}

/** Somebody of whom only the département is known: what acts in all of it, and what acts in some of its communes. */
function departementReach(code: string): Reach {
  const communes = allCommunes().filter((commune) => commune.departement === code);
  const codes = new Set(communes.map((commune) => commune.code));
  const epcis = allEpcis().filter((epci) => epci.members.some((member) => codes.has(member)));
  return { code, chain: [code, 'france'], partial: [...codes, ...epcis.map((epci) => epci.code)] };
}
