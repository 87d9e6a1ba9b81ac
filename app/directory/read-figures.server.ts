// The network in figures, for the front page.
import type { Parts } from '#app/server/parts.ts';
import { outlineOf } from '#app/territories/zone-outline.ts';
import { withDeadline } from '#db/deadline.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { audienceCondition } from '#search/postgres-match.ts';
import type { Audience } from '#search/service-document.ts';

export type DirectoryFigures = {
  organisations: number;
  services: number;
  /** Communes where at least one service acts, those of the whole country left out. */
  communes: number;
  /** Organisations verified within six months. */
  verified: number;
  /** Most served first. */
  needs: { code: string; label: string; services: number }[];
};

type Counts = { organisations: number; services: number; verified: number; zones: string[] | null };

const SIX_MONTHS_S = 183 * 86_400;
const remembered = new Map<Audience, { version: number; figures: DirectoryFigures }>();

/** null when PostgreSQL is away and nothing is remembered. Counted once per change of the directory. */
export async function readFigures(parts: Parts, now = new Date()): Promise<DirectoryFigures | null> {
  const version = parts.directoryVersion();
  const known = remembered.get(parts.audience);
  if (known?.version === version) return known.figures;
  const since = Math.floor(now.getTime() / 1000) - SIX_MONTHS_S;
  const sql = parts.database.raw;
  const seen = audienceCondition(sql, parts.audience);
  try {
    const [[counts], needs] = await withDeadline(2_000, () =>
      Promise.all([
        sql<Counts[]>`
          select count(distinct organisation_id)::int as organisations,
            (count(*) filter (where need_primary <> ''))::int as services,
            (count(distinct organisation_id) filter (where verified_at > ${since}))::int as verified,
            (select array_agg(distinct zone) from search_documents, unnest(zones) as zone where ${seen}) as zones
          from search_documents where ${seen}`,
        sql<{ code: string; services: number }[]>`
          select need as code, count(*)::int as services from search_documents, unnest(needs) as need
          where ${seen} group by need order by 2 desc, 1`,
      ]),
    );
    if (!counts) return null;
    const { zones, ...figures } = counts;
    const labelled = needs.flatMap(({ code, services }) => {
      const need = NEEDS.find((one) => one.code === code);
      return need ? [{ code, label: need.short, services }] : [];
    });
    remembered.set(parts.audience, {
      version,
      figures: { ...figures, communes: countCommunes(zones ?? []), needs: labelled },
    });
  } catch {
    // Figures are a courtesy: the page does without.
  }
  return remembered.get(parts.audience)?.figures ?? null;
}

function countCommunes(zones: string[]): number {
  return outlineOf(
    zones.filter((zone) => zone !== 'france'),
    [],
    Number.POSITIVE_INFINITY,
  ).points.length;
}
