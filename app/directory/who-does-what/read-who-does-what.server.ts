// The matrix of the current filter: the same query string as the list.
import type { Parts } from '#app/server/parts.ts';
import { FAMILIES } from '#db/vocabulary/families.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { findTerm, labelOf } from '#db/vocabulary/term.ts';
import { type DangerCode, findDangers } from '#search/danger-words.ts';
import type { ServiceDocument } from '#search/service-document.ts';
import { type DirectoryQuery, directoryHref, readDirectoryQuery, writeDirectoryQuery } from '../directory-query.ts';
import { knownCodes, readTerritories } from '../known-codes.server.ts';
import { type Resolved, resolveQuery } from '../resolve-query.server.ts';
import { keepingSetAside, type SetAside } from '../set-aside.ts';
import { buildMatrix, type Matrix, type MatrixEntry, MOST_ACTORS } from './matrix.ts';

const MOST_SERVICES = 400;

export type WhoDoesWhatView = {
  matrix: Matrix;
  needs: { code: string; label: string; short: string; href: string }[];
  families: Record<string, string>;
  listHref: string;
  placeName: string | null;
  /** What the words tell of, to be met before anything else. */
  dangers: DangerCode[];
  /** Parts of the address set aside, each with a sentence. */
  ignored: SetAside[];
  /** « Quelle commune ? » when the words may mean several. */
  communes: { label: string; href: string; isCurrent: boolean }[];
  /** « Il y en a plus… », or null when every actor is there. */
  cut: string | null;
};

const WHO_DOES_WHAT = '/annuaire/qui-fait-quoi';

export async function readWhoDoesWhat(
  parts: Parts,
  url: URL,
  now: Date,
): Promise<{ redirectTo: string } | { view: WhoDoesWhatView }> {
  const networks = await readTerritories(parts);
  const { query: read, ignored } = readDirectoryQuery(url.searchParams, knownCodes(networks));
  const query = { ...read, groupBy: 'services' as const, view: 'liste' as const, page: 1 };
  const resolved = resolveQuery(query, networks, { offset: 0, limit: MOST_SERVICES }, now);
  if (resolved.communeCode) {
    return { redirectTo: keepingSetAside(hrefFor(read, resolved.communeCode), url.searchParams, ignored) };
  }
  const result = await parts.search.search(resolved.request);
  const entries = result.items.flatMap(({ documents }) => documents.flatMap(entryOf));
  const matrix = buildMatrix(
    entries,
    NEEDS.map(({ code }) => code),
  );
  const isCut = matrix.leftOut > 0 || result.services > result.items.length;
  const { place } = resolved;
  return {
    view: {
      matrix,
      needs: matrix.needs.map((code) => ({
        code,
        label: labelOf(NEEDS, code),
        short: findTerm(NEEDS, code)?.short ?? code,
        href: directoryHref({ ...read, page: 1 }, { selection: { ...read.selection, besoin: [code] } }),
      })),
      families: Object.fromEntries(FAMILIES.map(({ code, label }) => [code, label])),
      listHref: directoryHref(read),
      placeName: place && (place.kind === 'commune' ? place.commune.name : place.name),
      dangers: findDangers(read.q),
      ignored: [...ignored, ...unknownCommune(resolved.unknownCommune)],
      communes: communeChoices(read, resolved),
      cut: isCut ? cutSentence(result.isExact ? result.organisations : null) : null,
    },
  };
}

function hrefFor(query: DirectoryQuery, commune: string): string {
  return `${WHO_DOES_WHAT}?${writeDirectoryQuery({ ...query, commune, typedPlace: '', page: 1 })}`;
}

function communeChoices(query: DirectoryQuery, { place, otherCommunes }: Resolved): WhoDoesWhatView['communes'] {
  if (otherCommunes.length === 0 || place?.kind !== 'commune') return [];
  return [place.commune, ...otherCommunes].map((commune, at) => ({
    label: `${commune.name} (${commune.departement})`,
    href: hrefFor(query, commune.code),
    isCurrent: at === 0,
  }));
}

function entryOf(document: ServiceDocument): MatrixEntry[] {
  if (!document.service) return [];
  const { slug, name, kind } = document.organisation;
  return [{ slug, name, family: findTerm(KINDS, kind)?.family ?? 'autre', needs: document.needs }];
}

function cutSentence(organisations: number | null): string {
  const among = organisations === null ? '' : ` sur ${organisations}`;
  return `Ce tableau montre les ${MOST_ACTORS} premiers acteurs${among} : précisez une commune ou un filtre pour le rendre complet.`;
}

function unknownCommune(unknown: { typed: string } | null): WhoDoesWhatView['ignored'] {
  if (!unknown) return [];
  const sentence = `Aucune commune ne s’appelle «\u00a0${unknown.typed}\u00a0» : le tableau n’en tient pas compte.`;
  return [{ name: 'commune', sentence }];
}
