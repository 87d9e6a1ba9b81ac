// A territory as its keepers see it: settings, and every version of them.
import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type TerritorySettings, territories, territoryVersions } from '#db/schema/territories.ts';
import { settingsOf } from './save-territory.server.ts';
import { type SettingsChange, settingsChanges } from './settings-changes.ts';

export type KeptTerritory = { id: string; slug: string; version: number; settings: TerritorySettings };

/** null when there is none of that slug. */
export async function readTerritory(database: Database, slug: string): Promise<KeptTerritory | null> {
  const [row] = await database.query((queries) =>
    queries
      .select({
        territory: territories,
        version: sql<number>`coalesce((select max(number) from territory_versions where territory_id = territories.id), 0)`,
      })
      .from(territories)
      .where(eq(territories.slug, slug)),
  );
  if (!row) return null;
  const { territory, version } = row;
  return { id: territory.id, slug: territory.slug, version: Number(version), settings: settingsOf(territory) };
}

export type TerritoryVersion = {
  number: number;
  at: Date;
  by: string;
  restored: number | null;
  changes: SettingsChange[];
};

const MOST_VERSIONS = 50;

/** Newest first, each with what it changed. */
export async function readTerritoryVersions(database: Database, territoryId: string): Promise<TerritoryVersion[]> {
  const rows = await database.query((queries) =>
    queries
      .select()
      .from(territoryVersions)
      .where(eq(territoryVersions.territoryId, territoryId))
      .orderBy(desc(territoryVersions.number))
      .limit(MOST_VERSIONS),
  );
  return rows.map(({ number, at, personName, restored, settings }, index) => {
    const before = rows[index + 1]?.settings;
    return { number, at, by: personName, restored, changes: before ? settingsChanges(before, settings) : [] };
  });
}

export type TerritoryLine = {
  slug: string;
  name: string;
  isClosed: boolean;
  entries: number;
  coordinators: number;
};

export async function readTerritoryLines(database: Database): Promise<TerritoryLine[]> {
  return database.query((queries) =>
    queries
      .select({
        slug: territories.slug,
        name: territories.name,
        isClosed: territories.isClosed,
        entries: sql<number>`(select count(*)::int from organisations where home_territory_id = territories.id)`,
        coordinators: sql<number>`(select count(*)::int from memberships where territory_id = territories.id and role = 'coordinator')`,
      })
      .from(territories)
      .orderBy(asc(territories.name)),
  );
}
