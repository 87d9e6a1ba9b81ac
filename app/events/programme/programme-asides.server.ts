// What an address asks of the programme and cannot have, each with a sentence; and the programme without it.
import { printable, type SetAside, setAside, unknownNames, unknownValues } from '#app/directory/set-aside.ts';
import { AUDIENCES, codeOf, FORMATS } from '../event.ts';
import { isDay, MOST_VALUES, type ProgrammeQuery, VIEWS } from './programme-query.ts';
import type { KnownNames } from './read-programme.server.ts';

/** Read by the page and by its calendar. */
export const FILTER_NAMES = ['territoire', 'edition', 'theme', 'format', 'public', 'commune'];
const PAGE_NAMES = ['lieu', 'du', 'au', 'passes', 'vue', 'semaine'];

/** Where the event is said elsewhere: `commune` and `lieu` are resolved, not compared. */
export function programmeAsides(parameters: URLSearchParams, known: KnownNames): SetAside[] {
  const day = (name: string) => {
    const text = parameters.get(name) ?? '';
    if (text === '' || isDay(text)) return [];
    return [setAside(name, `« ${printable(text)} » n’est pas une date : elle a été ignorée.`)];
  };
  return [
    ...unknownNames(parameters, [...FILTER_NAMES, ...PAGE_NAMES]),
    ...unknownValues(parameters, 'territoire', (slug) => known.territories.has(slug.trim())),
    ...unknownValues(parameters, 'edition', (slug) => known.editions.has(slug.trim())),
    ...unknownValues(parameters, 'theme', (theme) => known.themes.has(theme.trim().toLowerCase())),
    ...choiceAsides(parameters),
    ...['du', 'au', 'semaine'].flatMap(day),
    ...unknownValues(parameters, 'passes', (value) => value === 'oui'),
    ...unknownValues(parameters, 'vue', (value) => VIEWS.some((view) => view === value)),
  ];
}

/** What is chosen among our own words, and how much of it. */
export function choiceAsides(parameters: URLSearchParams): SetAside[] {
  const many = FILTER_NAMES.filter((name) => new Set(parameters.getAll(name)).size > MOST_VALUES);
  return [
    ...unknownValues(parameters, 'format', (slug) => codeOf(FORMATS, slug.trim()) !== null),
    ...unknownValues(parameters, 'public', (slug) => codeOf(AUDIENCES, slug.trim()) !== null),
    ...many.map((name) =>
      setAside(name, `« ${name} » prend ${MOST_VALUES} valeurs au plus : les autres ont été ignorées.`),
    ),
  ];
}

export function withoutUnknown(query: ProgrammeQuery, known: KnownNames): ProgrammeQuery {
  return {
    ...query,
    territories: query.territories.filter((slug) => known.territories.has(slug)),
    editions: query.editions.filter((slug) => known.editions.has(slug)),
    themes: query.themes.filter((theme) => known.themes.has(theme.toLowerCase())),
  };
}
