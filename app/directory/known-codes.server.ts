// The values each facet may take.
import { asc } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { Face } from '#app/territories/territory-face.tsx';
import { territories } from '#db/schema/territories.ts';
import { localWords, pinnedNotes } from '#db/schema/words.ts';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { NEEDS, type NeedCode } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import type { FacetName } from '#search/engine.ts';
import type { LocalWord } from '#search/local-words.ts';
import type { KnownCodes } from './directory-query.ts';

/** Dated, plain text. */
export type PinnedNote = { need: string; text: string; updatedAt: string };

/** `words`, `notes`: what its coordination adds to the search there. */
export type NamedTerritory = {
  slug: string;
  name: string;
  centre: string;
  zones: string[];
  /** Hash of its picture. */
  logoHash?: string | null;
  words?: LocalWord[];
  notes?: PinnedNote[];
};

type Labelled = { code: string; label: string };

/** Terms of each facet but `territoire`. */
export const FACET_TERMS: Record<Exclude<FacetName, 'territoire'>, readonly Labelled[]> = {
  besoin: NEEDS,
  type: KINDS,
  public: PUBLICS,
  reponse: RESPONSES,
  accueil: ACCUEIL,
  mobilisation: MOBILISATION,
  pour: POUR,
  frais: FRAIS,
  langue: LANGUAGES,
};

let remembered: { at: number; version: number; territories: NamedTerritory[] } = { at: 0, version: 0, territories: [] };
const REMEMBERED_MS = 60_000;

/** Remembered for a minute or until the directory changes, and for as long as PostgreSQL is away. */
export async function readTerritories({
  database,
  directoryVersion,
}: Pick<Parts, 'database'> & Partial<Pick<Parts, 'directoryVersion'>>): Promise<NamedTerritory[]> {
  const version = directoryVersion?.() ?? remembered.version;
  if (version === remembered.version && Date.now() - remembered.at < REMEMBERED_MS) return remembered.territories;
  try {
    const rows = await database.query((queries) =>
      queries
        .select({
          id: territories.id,
          slug: territories.slug,
          name: territories.name,
          centre: territories.centre,
          zones: territories.zones,
          logoHash: territories.logoHash,
        })
        .from(territories)
        .orderBy(asc(territories.name)),
    );
    const [words, notes] = await database.query((queries) =>
      Promise.all([queries.select().from(localWords), queries.select().from(pinnedNotes)]),
    );
    const own = rows.map(({ id, ...territory }) => ({
      ...territory,
      words: words.flatMap(({ territoryId, phrase, need }) =>
        territoryId === id ? [{ phrase, need: need as NeedCode }] : [],
      ),
      notes: notes.flatMap(({ territoryId, need, text, updatedAt }) =>
        territoryId === id ? [{ need, text, updatedAt: updatedAt.toISOString() }] : [],
      ),
    }));
    remembered = { at: rows.length === 0 ? 0 : Date.now(), version, territories: own };
  } catch {
    // The list of networks hardly ever changes: an old one is better than none.
  }
  return remembered.territories;
}

/** The picture and name of the one network that a page is about; null for none, for several, or without a picture. */
export function faceOf(networks: NamedTerritory[], slugs: readonly string[]): Face | null {
  const [slug, ...others] = new Set(slugs);
  const network = networks.find((one) => one.slug === slug);
  if (!network?.logoHash || others.length > 0) return null;
  return { name: network.name, logo: `/logos/${network.logoHash}` };
}

/** Those chosen, otherwise those that hold one of the codes; the only one there is, for whoever says nothing. */
export function networksOf(
  networks: NamedTerritory[],
  chosen: readonly string[],
  codes: readonly string[],
): NamedTerritory[] {
  if (chosen.length > 0) return networks.filter(({ slug }) => chosen.includes(slug));
  if (codes.length > 0) return networks.filter(({ zones }) => zones.some((zone) => codes.includes(zone)));
  return networks.length === 1 ? networks : [];
}

export function knownCodes(networks: NamedTerritory[]): KnownCodes {
  const sets = Object.fromEntries(
    Object.entries(FACET_TERMS).map(([name, terms]) => [name, new Set(terms.map(({ code }) => code))]),
  );
  return { ...sets, territoire: new Set(networks.map(({ slug }) => slug)) } as unknown as KnownCodes;
}

export function facetLabel(name: FacetName, code: string, networks: NamedTerritory[]): string {
  if (name === 'territoire') return networks.find(({ slug }) => slug === code)?.name ?? code;
  return FACET_TERMS[name].find((term) => term.code === code)?.label ?? code;
}
