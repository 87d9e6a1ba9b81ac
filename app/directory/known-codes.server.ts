// The values each facet may take.
import { asc } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { territories } from '#db/schema/territories.ts';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import type { FacetName } from '#search/engine.ts';
import type { KnownCodes } from './directory-query.ts';

export type NamedTerritory = { slug: string; name: string; centre: string; zones: string[] };

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

let remembered: { at: number; territories: NamedTerritory[] } = { at: 0, territories: [] };
const REMEMBERED_MS = 60_000;

/** Remembered for a minute, and for as long as PostgreSQL is away. */
export async function readTerritories({ database }: Pick<Parts, 'database'>): Promise<NamedTerritory[]> {
  if (Date.now() - remembered.at < REMEMBERED_MS) return remembered.territories;
  try {
    const rows = await database.query((queries) =>
      queries
        .select({
          slug: territories.slug,
          name: territories.name,
          centre: territories.centre,
          zones: territories.zones,
        })
        .from(territories)
        .orderBy(asc(territories.name)),
    );
    remembered = { at: rows.length === 0 ? 0 : Date.now(), territories: rows };
  } catch {
    // The list of networks hardly ever changes: an old one is better than none.
  }
  return remembered.territories;
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
