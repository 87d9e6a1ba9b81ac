// The past of one entry, newest first, shaped for its page.
import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Database, Queries } from '#db/client.ts';
import { entryVersions } from '#db/schema/versions.ts';
import { type Difference, differences, type EntrySnapshot } from './snapshot.ts';
import { BASELINE, readSnapshot, snapshotOf } from './versions.server.ts';

export type PastVersion = {
  number: number;
  at: string;
  author: string;
  cause: string;
  why: string | null;
  /** null for the first one: there is nothing before it. */
  differences: Difference[] | null;
};

const CAUSES: Record<string, string> = {
  saisie: 'Modification de la fiche',
  import: 'Import de fichier',
  proposition: 'Proposition acceptée',
  courriel: 'Réponse au courriel de vérification',
  fusion: 'Fusion de deux fiches',
  restauration: 'Version rétablie',
  annulation: 'Annulation',
  [BASELINE]: 'Fiche telle qu’elle était avant le premier changement suivi',
};

export const VERSIONS_SHOWN = 20;

/** `before`: only versions older than that one. `older`: the number to go on with, null at the end. */
export async function readHistory(
  database: Database,
  organisationId: string,
  before: number | null,
): Promise<{ versions: PastVersion[]; older: number | null; last: number }> {
  const [rows, last] = await database.query((queries) =>
    Promise.all([
      queries
        .select()
        .from(entryVersions)
        .where(
          and(
            eq(entryVersions.organisationId, organisationId),
            before === null ? undefined : lt(entryVersions.number, before),
          ),
        )
        .orderBy(desc(entryVersions.number))
        .limit(VERSIONS_SHOWN + 1),
      lastVersion(queries, organisationId),
    ]),
  );
  const snapshots = rows.map(({ snapshot }) => snapshotOf(snapshot));
  const versions = rows.slice(0, VERSIONS_SHOWN).map((row, at): PastVersion => {
    const [after, previous] = [snapshots[at], snapshots[at + 1]];
    return {
      number: row.number,
      at: row.at.toISOString(),
      author: row.authorName,
      cause: CAUSES[row.cause] ?? row.cause,
      why: row.why,
      differences: after && previous ? differences(previous, after) : null,
    };
  });
  return { versions, older: rows.length > VERSIONS_SHOWN ? (versions.at(-1)?.number ?? null) : null, last };
}

/** 0 when nothing was ever recorded. */
export async function lastVersion(queries: Queries, organisationId: string): Promise<number> {
  const [row] = await queries
    .select({ last: sql<number>`coalesce(max(${entryVersions.number}), 0)::int` })
    .from(entryVersions)
    .where(eq(entryVersions.organisationId, organisationId));
  return row?.last ?? 0;
}

export async function versionSnapshot(
  queries: Queries,
  organisationId: string,
  number: number,
): Promise<{ at: Date; snapshot: EntrySnapshot } | null> {
  if (!Number.isInteger(number) || number < 1 || number > 2_000_000_000) return null;
  const [row] = await queries
    .select({ at: entryVersions.at, snapshot: entryVersions.snapshot })
    .from(entryVersions)
    .where(and(eq(entryVersions.organisationId, organisationId), eq(entryVersions.number, number)));
  return row ? { at: row.at, snapshot: snapshotOf(row.snapshot) } : null;
}

/** What bringing a version back would change now; null when there is no such version. */
export async function readRestoration(database: Database, organisationId: string, number: number) {
  return database.query(async (queries) => {
    const version = await versionSnapshot(queries, organisationId, number);
    if (!version) return null;
    const now = await readSnapshot(queries, organisationId);
    return { number, at: version.at.toISOString(), differences: differences(now, version.snapshot) };
  });
}
