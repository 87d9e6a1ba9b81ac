// Settings of a territory: each save is a version, the last one is what the territory is.
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { normalise } from '#db/normalise.ts';
import { logos, type TerritorySettings, territories, territoryVersions } from '#db/schema/territories.ts';

/** Pages of `/administration/territoires` that are no territory. */
const RESERVED = ['nouveau', 'communes'];

type Territory = typeof territories.$inferSelect;

export type SavedTerritory = { kind: 'saved' } | { kind: 'unchanged' } | { kind: 'overtaken'; by: string };

/** In the caller's transaction; its address comes from its name and stays. */
export async function insertTerritory(
  queries: Queries,
  actor: PersonActor,
  settings: TerritorySettings,
): Promise<{ id: string; slug: string }> {
  const known = await knownLogo(queries, settings);
  const [row] = await queries
    .insert(territories)
    .values({ ...known, slug: await freeSlug(queries, settings.name) })
    .returning({ id: territories.id, slug: territories.slug });
  if (!row) throw new Error('the territory was not written');
  await writeVersion(queries, actor, { territoryId: row.id, number: 1, settings: known, restored: null });
  return row;
}

/** `seen`: number of the version that the form was filled from; somebody faster is not overwritten. */
export async function saveTerritory(
  database: Database,
  actor: PersonActor,
  { territoryId, seen, settings }: { territoryId: string; seen: number; settings: TerritorySettings },
): Promise<SavedTerritory> {
  return database.transaction(async (queries) => {
    const { territory, last } = await lockTerritory(queries, territoryId);
    if (last.number !== seen) return { kind: 'overtaken', by: last.personName };
    return write(queries, actor, { territory, last: last.number, settings, restored: null });
  });
}

/** Brings an older version back as a new one. Throws 404 when there is no such version. */
export async function restoreTerritory(
  database: Database,
  actor: PersonActor,
  { territoryId, number }: { territoryId: string; number: number },
): Promise<SavedTerritory> {
  return database.transaction(async (queries) => {
    const { territory, last } = await lockTerritory(queries, territoryId);
    const [version] = await queries
      .select({ settings: territoryVersions.settings })
      .from(territoryVersions)
      .where(and(eq(territoryVersions.territoryId, territoryId), eq(territoryVersions.number, number)));
    if (!version) throw new Response('Cette version n’existe pas.', { status: 404 });
    return write(queries, actor, { territory, last: last.number, settings: version.settings, restored: number });
  });
}

export function settingsOf(territory: Territory): TerritorySettings {
  const {
    name,
    description,
    zones,
    centre,
    contactName,
    contactMail,
    contactPhone,
    mailSignature,
    logoHash,
    isClosed,
  } = territory;
  return {
    name,
    description,
    zones,
    centre,
    contactName,
    contactMail,
    contactPhone,
    mailSignature,
    logoHash,
    isClosed,
  };
}

type Writing = { territory: Territory; last: number; settings: TerritorySettings; restored: number | null };

async function write(
  queries: Queries,
  actor: PersonActor,
  { territory, last, settings, restored }: Writing,
): Promise<SavedTerritory> {
  const wanted = await knownLogo(queries, settings);
  const before = settingsOf(territory);
  if (JSON.stringify(before) === JSON.stringify({ ...before, ...wanted })) return { kind: 'unchanged' };
  if (last === 0)
    await queries.insert(territoryVersions).values({
      territoryId: territory.id,
      number: 1,
      at: territory.createdAt,
      personName: 'Maillage',
      settings: before,
    });
  await writeVersion(queries, actor, {
    territoryId: territory.id,
    number: Math.max(last, 1) + 1,
    settings: wanted,
    restored,
  });
  await queries.update(territories).set(wanted).where(eq(territories.id, territory.id));
  return { kind: 'saved' };
}

async function lockTerritory(
  queries: Queries,
  territoryId: string,
): Promise<{ territory: Territory; last: { number: number; personName: string } }> {
  const [territory] = await queries.select().from(territories).where(eq(territories.id, territoryId)).for('update');
  if (!territory) throw new Response('Ce territoire n’existe pas.', { status: 404 });
  const [last] = await queries
    .select({ number: territoryVersions.number, personName: territoryVersions.personName })
    .from(territoryVersions)
    .where(eq(territoryVersions.territoryId, territoryId))
    .orderBy(desc(territoryVersions.number))
    .limit(1);
  return { territory, last: last ?? { number: 0, personName: '' } };
}

async function writeVersion(
  queries: Queries,
  { id: personId, name: personName }: PersonActor,
  version: { territoryId: string; number: number; settings: TerritorySettings; restored: number | null },
): Promise<void> {
  await queries.insert(territoryVersions).values({ ...version, personId, personName });
}

/** A picture that is not there any more is no picture. */
async function knownLogo(queries: Queries, settings: TerritorySettings): Promise<TerritorySettings> {
  if (settings.logoHash === null) return settings;
  const [row] = await queries.select({ hash: logos.hash }).from(logos).where(eq(logos.hash, settings.logoHash));
  return { ...settings, logoHash: row?.hash ?? null };
}

async function freeSlug(queries: Queries, name: string): Promise<string> {
  const plain =
    normalise(name)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60) || 'territoire';
  const base = RESERVED.includes(plain) ? `territoire-${plain}` : plain;
  await queries.execute(sql`lock table territories in share row exclusive mode`);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const taken = await queries
      .select({ id: territories.id })
      .from(territories)
      .where(inArray(territories.slug, [slug]));
    if (taken.length === 0) return slug;
  }
}
