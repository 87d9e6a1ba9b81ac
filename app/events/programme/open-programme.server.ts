// The programme behind an address, or the shorter address of the same programme.
import type { AppLoadContext } from '@remix-run/node';
import { communeLabel } from '#app/directory/resolve-query.server.ts';
import type { SetAside } from '#app/directory/set-aside.ts';
import { resolveCommune } from '#app/territories/resolve-commune.ts';
import { type Commune, findCommune } from '#db/gazetteer.ts';
import { programmeAsides, withoutUnknown } from './programme-asides.server.ts';
import { type ProgrammeMapData, programmeMap } from './programme-map.server.ts';
import { type ProgrammeQuery, programmeHref, programmeSearch, readProgrammeQuery } from './programme-query.ts';
import { readProgramme } from './programme-view.server.ts';
import { readKnownNames } from './read-programme.server.ts';

type Choice = { label: string; href: string; isCurrent: boolean };

export type OpenedProgramme = Awaited<ReturnType<typeof readProgramme>> & {
  map: ProgrammeMapData | null;
  mayPropose: boolean;
  /** What was typed for a commune and not understood, with near spellings. */
  unknownCommune: { typed: string; suggestions: Omit<Choice, 'isCurrent'>[] } | null;
  /** « Quelle commune ? » when several bear the name typed; the first is shown. */
  communeChoices: Choice[];
  asides: SetAside[];
};

const LONGEST_PLACE = 80;
const MOST_CHOICES = 8;

export async function openProgramme(
  { parts, actor }: Pick<AppLoadContext, 'parts' | 'actor'>,
  url: URL,
  now = new Date(),
): Promise<OpenedProgramme | { redirectTo: string }> {
  const parameters = url.searchParams;
  const asked = readProgrammeQuery(parameters);
  const known = await readKnownNames(parts, asked);
  const asides = programmeAsides(parameters, known);
  const { communes, unknown } = placeOf(parameters);
  const query = { ...withoutUnknown(asked, known), commune: communes[0]?.code ?? null };
  const search = programmeSearch(query);
  const isSaid = asides.length > 0 || unknown !== null || communes.length > 1;
  if (!isSaid && `?${parameters}` !== search && parameters.toString() !== search)
    return { redirectTo: `/evenements${search}` };
  const programme = await readProgramme(parts, query, now);
  return {
    ...programme,
    map: query.view === 'carte' ? programmeMap(parts, query, programme.groups) : null,
    mayPropose: actor.kind === 'person' && actor.organisations.length > 0,
    unknownCommune: unknown && { typed: unknown.typed, suggestions: choices(query, unknown.suggestions) },
    communeChoices: communes.length > 1 ? choices(query, communes) : [],
    asides,
  };
}

/** `lieu` is what somebody types; `commune` its code, or a name written by hand. */
function placeOf(parameters: URLSearchParams): {
  communes: Commune[];
  unknown: { typed: string; suggestions: Commune[] } | null;
} {
  const coded = findCommune(parameters.get('commune') ?? '');
  const typed = printed(parameters.get('lieu') ?? (coded ? '' : (parameters.get('commune') ?? '')));
  if (parameters.has('lieu') && coded && typed === communeLabel(coded)) return { communes: [coded], unknown: null };
  if (typed === '') return { communes: coded && !parameters.has('lieu') ? [coded] : [], unknown: null };
  const found = resolveCommune(typed);
  if (found.kind === 'none') return { communes: [], unknown: { typed, suggestions: found.suggestions } };
  return { communes: found.kind === 'one' ? [found.commune] : found.communes, unknown: null };
}

function choices(query: ProgrammeQuery, communes: Commune[]): Choice[] {
  return communes.slice(0, MOST_CHOICES).map((commune, at) => ({
    label: communeLabel(commune),
    href: programmeHref(query, { commune: commune.code }),
    isCurrent: at === 0,
  }));
}

function printed(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, LONGEST_PLACE);
}
