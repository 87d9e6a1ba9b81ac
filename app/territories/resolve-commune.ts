// What somebody types for a commune: a name, a postcode, an INSEE code, both together, with their slips.

import {
  type Commune,
  communesNamed,
  communesOfPostcode,
  communesSpelledLike,
  departementNamed,
  findCommune,
  findDepartement,
  suggestCommunes,
} from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { isWithinOneEdit } from '#db/spelling.ts';

export type ResolvedCommune =
  | { kind: 'one'; commune: Commune }
  | { kind: 'several'; communes: Commune[] }
  | { kind: 'none'; suggestions: Commune[] };

const CODE = /^(?:\d{5}|2[ab]\d{3})$/;
const POSTCODE_INSIDE = /(?:^| )(\d{5})(?= |$)/;
const DEPARTEMENT_LAST = / (\d{2,3}|2[ab])$/;
const CEDEX = / cedex(?: \d{1,2})?(?= |$)/;
const ORDINAL_LAST = / \d{1,2} ?(?:er|e|eme|ieme|nd|nde)?(?: arr| arrdt| arrondissement)?$/;
const ARTICLES = ['le', 'la', 'les', 'l'];
const LONGEST_INPUT = 100;
const SUGGESTIONS = 5;
const SURELY_MEANT = 10;
const BEGINNINGS = 8;
const SHORTEST_BEGINNING = 3;

function named(name: string): Commune[] {
  const exact = communesNamed(name);
  if (exact.length > 0) return exact;
  return ARTICLES.flatMap((article) => communesNamed(`${article} ${name}`));
}

/** Longer names that begin with these words: « castelnau », « aix » in « aix en provence ». */
function beginningWith(plain: string): Commune[] {
  if (plain.length < SHORTEST_BEGINNING) return [];
  return suggestCommunes(plain, BEGINNINGS).filter(
    ({ name, parent }) => parent === null && normalise(name).startsWith(`${plain} `),
  );
}

/** The exact name, and beside it the far larger towns whose name only begins so. */
function namedOrBeginning(plain: string): Commune[] {
  const exact = named(plain);
  const largest = exact[0]?.population ?? 0;
  const longer = beginningWith(plain).filter(({ population }) => population > SURELY_MEANT * largest);
  return [...longer, ...exact];
}

/** One letter apart; alone when ten times as populous as the next; « marseile 4 » keeps its arrondissement. */
function namedNearly(name: string): Commune[] {
  const near = communesSpelledLike(name);
  const [first, second] = near;
  if (first && second && first.population > SURELY_MEANT * second.population) return [first];
  if (first) return near;
  const ordinal = ORDINAL_LAST.exec(name)?.[0];
  if (ordinal === undefined) return [];
  const city = communesSpelledLike(name.slice(0, -ordinal.length))[0];
  return city ? communesNamed(`${city.name}${ordinal}`) : [];
}

/** « montpellier 34000 », « saint denis 93 », « saint denis la reunion »: a name and something that says which. */
function namedIn(plain: string): Commune[] {
  const postcode = POSTCODE_INSIDE.exec(plain)?.[1];
  if (postcode !== undefined) {
    const name = normalise(plain.replace(postcode, ' '));
    const isNamed = ({ name: official, parent }: Commune) =>
      [official, findCommune(parent ?? '')?.name ?? official].some((known) => isWithinOneEdit(normalise(known), name));
    const there = communesOfPostcode(postcode);
    const both = there.filter(isNamed);
    if (both.length > 0) return both;
    const departement =
      there[0]?.departement ?? (postcode.startsWith('97') ? postcode.slice(0, 3) : postcode.slice(0, 2));
    const inDepartement = [...named(name), ...namedNearly(name)].filter(
      (commune) => commune.departement === departement,
    );
    return inDepartement.length > 0 ? inDepartement.slice(0, 1) : there;
  }
  const code = DEPARTEMENT_LAST.exec(plain)?.[1];
  if (code !== undefined && findDepartement(code.toUpperCase())) {
    const name = plain.slice(0, -code.length - 1);
    return keepDepartement([...named(name), ...namedNearly(name)], code.toUpperCase());
  }
  const parts = plain.split(' ');
  for (let cut = parts.length - 1; cut > 0; cut -= 1) {
    const departement = departementNamed(parts.slice(cut).join(' '));
    if (departement) return keepDepartement(named(parts.slice(0, cut).join(' ')), departement.code);
  }
  return [];
}

function keepDepartement(communes: Commune[], departement: string): Commune[] {
  return communes.filter((commune) => commune.departement === departement);
}

function answer(found: Commune[], departements: string[]): ResolvedCommune | undefined {
  const communes = [...new Set(found)];
  const [first] = communes;
  if (first === undefined) return undefined;
  if (communes.length === 1) return { kind: 'one', commune: first };
  const here = communes.filter(({ departement }) => departements.includes(departement));
  const [onlyHere] = here;
  if (onlyHere && here.length === 1) return { kind: 'one', commune: onlyHere };
  return { kind: 'several', communes: [...here, ...communes.filter((commune) => !here.includes(commune))] };
}

function suggestionsFor(plain: string): Commune[] {
  const digits = /^\d{2,5}/.exec(plain)?.[0];
  const beginnings = digits
    ? [digits, digits.slice(0, 3)]
    : [plain, plain.split(' ')[0] ?? '', plain.slice(0, Math.max(3, Math.ceil(plain.length / 2)))];
  for (const beginning of beginnings) {
    const suggestions = suggestCommunes(beginning, SUGGESTIONS);
    if (suggestions.length > 0) return suggestions;
  }
  return [];
}

/**
 * Five digits are read as a postcode first, as an INSEE code only where no such postcode exists (3,004 codes are both);
 * whoever holds a code asks `findCommune`. Among homonyms the only one of `departements` (those of the territory) wins,
 * otherwise `several`, the most populous first. A slip of one letter is forgiven when nothing bears the exact name, the large
 * town being meant (« montpelier » is Montpellier, not Montélier).
 */
export function resolveCommune(input: string, departements: string[] = []): ResolvedCommune {
  const plain = normalise(input.slice(0, LONGEST_INPUT)).replace(CEDEX, '');
  if (plain === '') return { kind: 'none', suggestions: [] };
  if (CODE.test(plain)) {
    const coded = findCommune(plain.toUpperCase());
    const found = answer(communesOfPostcode(plain), departements) ?? answer(coded ? [coded] : [], departements);
    return found ?? { kind: 'none', suggestions: suggestionsFor(plain) };
  }
  return (
    answer(namedOrBeginning(plain), departements) ??
    answer(namedIn(plain), departements) ??
    answer(namedNearly(plain), departements) ?? { kind: 'none', suggestions: suggestionsFor(plain) }
  );
}
