// The query string of the directory, read without ever failing: what cannot be understood is set aside and said.

import type { FacetName, Selection } from '#search/engine.ts';
import type { Box } from '#search/map-cells.ts';
import { isSlug, PICKED, readPicked } from './picked/picked.ts';
import { setAside as asideOf, printable, type SetAside, saidAgain, unknownNames, unknownValues } from './set-aside.ts';

export const SORTS = ['pertinence', 'distance', 'fraicheur', 'nom'] as const;
export type Sort = (typeof SORTS)[number];

export type DirectoryQuery = {
  q: string;
  selection: Selection;
  /** INSEE code; a name is resolved too. */
  commune: string;
  /** As typed in the form, a postcode perhaps: resolved, then redirected to `commune`. 3,004 postcodes are also somebody
   *  else's INSEE code (69003 is Lyon 3e and Alix), so the two never share a parameter. */
  typedPlace: string;
  radiusKm: number | null;
  box: Box | null;
  isOpenNow: boolean;
  /** Every network was asked for: one kept in a cookie is left aside. */
  isEverywhere: boolean;
  groupBy: 'acteurs' | 'services';
  sort: Sort;
  view: 'liste' | 'carte';
  page: number;
  /** Parts of what was understood that the person took away: need codes, or `lieu`. */
  ignore: string[];
  /** « Ma liste »: slugs picked so far, carried along in the address. */
  picked: string[];
};

export type ReadQuery = { query: DirectoryQuery; ignored: SetAside[] };

/** Codes that each facet knows; `territoire` comes from the base. */
export type KnownCodes = Record<FacetName, ReadonlySet<string>>;

export const LONGEST_Q = 200;
/** Value of `territoire` for all of them. */
export const EVERYWHERE = 'tous';
const MOST_VALUES = 30;
const LAST_PAGE = 500;
const OF_ONE_VALUE = ['q', 'commune', 'lieu', 'rayon', 'emprise', 'ouvert', 'par', 'tri', 'vue', 'page'];
const OTHERS = [...OF_ONE_VALUE, 'ignorer', PICKED];

export function readDirectoryQuery(
  parameters: URLSearchParams,
  known: KnownCodes,
  alsoKnown: string[] = [],
): ReadQuery {
  const facets = Object.keys(known) as FacetName[];
  const ignored = unknownNames(parameters, [...facets, ...OTHERS, ...alsoKnown]);
  ignored.push(...saidAgain(parameters, [...OF_ONE_VALUE, ...alsoKnown]));
  const setAside = (name: string, sentence: string) => ignored.push(asideOf(name, sentence));
  const selection: Selection = {};
  for (const facet of facets) {
    const isAll = (value: string) => facet === 'territoire' && value === EVERYWHERE;
    ignored.push(...unknownValues(parameters, facet, (value) => known[facet].has(value) || isAll(value)));
    const valid = [...new Set(parameters.getAll(facet))]
      .filter((value) => known[facet].has(value) && !isAll(value))
      .slice(0, MOST_VALUES);
    if (valid.length > 0) selection[facet] = valid;
  }
  const one = <T>(name: string, read: (text: string) => T | null, otherwise: T, sentence: string): T => {
    const text = parameters.get(name);
    if (text === null || text === '') return otherwise;
    const value = read(text);
    if (value === null) setAside(name, sentence);
    return value ?? otherwise;
  };
  const typed = printable(parameters.get('q') ?? '', Number.POSITIVE_INFINITY);
  if (typed.length > LONGEST_Q) {
    setAside('q', `Votre recherche dépasse ${LONGEST_Q} caractères : seul le début a été lu.`);
  }
  const choice =
    <T extends string>(...values: T[]) =>
    (text: string): T | null =>
      values.find((value) => value === text) ?? null;
  const isIgnorable = (code: string) => code === 'lieu' || known.besoin.has(code);
  ignored.push(...unknownValues(parameters, 'ignorer', isIgnorable), ...unknownValues(parameters, PICKED, isSlug));
  const query: DirectoryQuery = {
    q: typed.slice(0, LONGEST_Q),
    selection,
    // The field of the form sent empty takes the commune away.
    commune: parameters.get('lieu') === '' ? '' : printable(parameters.get('commune') ?? '', 80),
    typedPlace: printable(parameters.get('lieu') ?? '', 80),
    radiusKm: one(
      'rayon',
      readRadius,
      null,
      'Le rayon doit être un nombre de kilomètres entre 1 et 200 : il a été ignoré.',
    ),
    box: one('emprise', readBox, null, 'La zone de la carte est illisible : elle a été ignorée.'),
    isOpenNow: one('ouvert', readFlag, false, 'Le critère « ouvert » attend 1 : il a été ignoré.'),
    isEverywhere: selection.territoire === undefined && parameters.getAll('territoire').includes(EVERYWHERE),
    groupBy: one(
      'par',
      choice('acteurs', 'services'),
      'acteurs',
      'Le regroupement demandé n’existe pas : les résultats sont rangés par acteur.',
    ),
    sort: one(
      'tri',
      choice(...SORTS),
      'pertinence',
      'Le tri demandé n’existe pas : les résultats sont rangés par pertinence.',
    ),
    view: one('vue', choice('liste', 'carte'), 'liste', 'Cette vue n’existe pas : voici la liste.'),
    page: one('page', readPage, 1, 'Cette page n’existe pas : voici la première.'),
    ignore: parameters.getAll('ignorer').filter(isIgnorable),
    picked: readPicked(parameters),
  };
  return { query, ignored };
}

/** The canonical query string of a query; defaults are left out, order is stable. */
export function writeDirectoryQuery(query: DirectoryQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.q) parameters.set('q', query.q);
  for (const [name, values] of Object.entries(query.selection))
    for (const value of values ?? []) parameters.append(name, value);
  if (query.isEverywhere && !query.selection.territoire?.length) parameters.set('territoire', EVERYWHERE);
  if (query.commune) parameters.set('commune', query.commune);
  if (query.typedPlace) parameters.set('lieu', query.typedPlace);
  if (query.radiusKm !== null) parameters.set('rayon', String(query.radiusKm));
  if (query.box) {
    const { west, south, east, north } = query.box;
    parameters.set('emprise', [west, south, east, north].map((value) => value.toFixed(4)).join(','));
  }
  if (query.isOpenNow) parameters.set('ouvert', '1');
  if (query.groupBy !== 'acteurs') parameters.set('par', query.groupBy);
  if (query.sort !== 'pertinence') parameters.set('tri', query.sort);
  if (query.view !== 'liste') parameters.set('vue', query.view);
  if (query.page > 1) parameters.set('page', String(query.page));
  for (const code of query.ignore) parameters.append('ignorer', code);
  for (const slug of query.picked) parameters.append(PICKED, slug);
  return parameters;
}

/** `/annuaire?…` for a query; `change` replaces some of it and goes back to the first page. */
export function directoryHref(query: DirectoryQuery, change: Partial<DirectoryQuery> = {}): string {
  const parameters = writeDirectoryQuery({ ...query, page: 1, ...change }).toString();
  return parameters === '' ? '/annuaire' : `/annuaire?${parameters}`;
}

function readRadius(text: string): number | null {
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) && value >= 1 && value <= 200 ? value : null;
}

function readBox(text: string): Box | null {
  const [west, south, east, north, ...rest] = text.split(',').map(Number);
  if (west === undefined || south === undefined || east === undefined || north === undefined || rest.length > 0)
    return null;
  const isValid = [west, south, east, north].every(Number.isFinite) && west < east && south < north;
  return isValid && west >= -180 && east <= 180 && south >= -90 && north <= 90 ? { west, south, east, north } : null;
}

function readFlag(text: string): boolean | null {
  return ['1', 'oui', 'on', 'maintenant'].includes(text) ? true : null;
}

function readPage(text: string): number | null {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= LAST_PAGE ? value : null;
}
