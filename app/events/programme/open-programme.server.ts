// The programme behind an address, or the shorter address of the same programme.
import type { AppLoadContext } from '@remix-run/node';
import { resolveCommune } from '#app/territories/resolve-commune.ts';
import { type ProgrammeMapData, programmeMap } from './programme-map.server.ts';
import { type ProgrammeQuery, programmeSearch, readProgrammeQuery } from './programme-query.ts';
import { readProgramme } from './programme-view.server.ts';

export type OpenedProgramme = Awaited<ReturnType<typeof readProgramme>> & {
  map: ProgrammeMapData | null;
  mayPropose: boolean;
  /** What was typed for a commune and not understood. */
  unknownCommune: string;
};

const LONGEST_PLACE = 80;

export async function openProgramme(
  { parts, actor }: Pick<AppLoadContext, 'parts' | 'actor'>,
  url: URL,
  now = new Date(),
): Promise<OpenedProgramme | { redirectTo: string }> {
  const { query, unknownCommune } = withTypedCommune(url.searchParams);
  const search = programmeSearch(query);
  const asked = url.searchParams.toString();
  if (unknownCommune === '' && `?${asked}` !== search && asked !== search)
    return { redirectTo: `/evenements${search}` };
  const programme = await readProgramme(parts, query, now);
  return {
    ...programme,
    map: query.view === 'carte' ? programmeMap(parts, query, programme.groups) : null,
    mayPropose: actor.kind === 'person' && actor.organisations.length > 0,
    unknownCommune,
  };
}

/** `lieu` is what somebody types; it becomes the code of the one commune it means. */
function withTypedCommune(parameters: URLSearchParams): { query: ProgrammeQuery; unknownCommune: string } {
  const query = readProgrammeQuery(parameters);
  const typed = (parameters.get('lieu') ?? '')
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, LONGEST_PLACE);
  if (!parameters.has('lieu')) return { query, unknownCommune: '' };
  if (typed === '') return { query: { ...query, commune: null }, unknownCommune: '' };
  const found = resolveCommune(typed);
  if (found.kind === 'one') return { query: { ...query, commune: found.commune.code }, unknownCommune: '' };
  const [largest] = found.kind === 'several' ? found.communes : [];
  if (largest) return { query: { ...query, commune: largest.code }, unknownCommune: '' };
  return { query: { ...query, commune: null }, unknownCommune: typed };
}
