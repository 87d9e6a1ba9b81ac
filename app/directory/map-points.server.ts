// Every place of delivery as one binary resource, named by its content; a query only adds which points match.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { bytesToText, encodeBitset } from '#app/map/bitset-codec.ts';
import { encodePoints, type MapPoint } from '#app/map/points-codec.ts';
import type { Parts } from '#app/server/parts.ts';
import { withDeadline } from '#db/deadline.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { audienceCondition } from '#search/postgres-match.ts';
import type { Audience } from '#search/service-document.ts';
import { FAMILY_CODES } from './family-look.ts';

export type PointSet = {
  hash: string;
  bytes: Uint8Array;
  gzipped: Uint8Array;
  /** Service id → ordinals of its places. */
  ordinalsOf: Map<string, number[]>;
  /** Service id of each ordinal. */
  serviceOf: string[];
};

const compress = promisify(gzip);
const DEADLINE_MS = 10_000;
/** Sets that a page still open may ask for: its bitset only fits the ordinals it was made for. */
const KEPT_SETS = 4;
type Shelf = { recent: Map<string, PointSet>; current: { version: number; set: Promise<PointSet> } | null };
/** Nobody is given a set that was made for others, even knowing its hash. */
const shelves: Record<Audience, Shelf> = {
  public: { recent: new Map(), current: null },
  members: { recent: new Map(), current: null },
};

/** A set by its hash; null when it is neither the present one nor a recent one. */
export async function findPointSet(parts: Parts, hash: string): Promise<PointSet | null> {
  const set = await readPointSet(parts);
  return set.hash === hash ? set : (shelves[parts.audience].recent.get(hash) ?? null);
}

function remember(set: PointSet, { recent }: Shelf): PointSet {
  recent.delete(set.hash);
  recent.set(set.hash, set);
  for (const hash of [...recent.keys()].slice(0, -KEPT_SETS)) recent.delete(hash);
  return set;
}

/** What was public and is closed since is not drawn again, even by a page that has been open for long. */
function forgetSetsWith(ids: string[], { recent }: Shelf): void {
  for (const [hash, set] of recent) if (ids.some((id) => set.ordinalsOf.has(id))) recent.delete(hash);
}

/** Read once per change of the directory; the last one serves while PostgreSQL is away. */
export async function readPointSet(parts: Parts): Promise<PointSet> {
  const shelf = shelves[parts.audience];
  const version = parts.directoryVersion();
  if (shelf.current?.version === version) return shelf.current.set;
  const previous = shelf.current;
  const set = loadPointSet(parts);
  shelf.current = { version, set };
  try {
    return await set;
  } catch (error) {
    shelf.current = previous;
    if (previous) return previous.set;
    throw error;
  }
}

/** Text of the bitset of the services that match, for `MapView`. */
export function bitsetOf(set: PointSet, serviceIds: string[]): { bitset: string; points: number } {
  const ordinals = serviceIds.flatMap((id) => set.ordinalsOf.get(id) ?? []).sort((a, b) => a - b);
  return { bitset: bytesToText(encodeBitset(ordinals, set.serviceOf.length)), points: ordinals.length };
}

async function loadPointSet({ database, audience }: Parts): Promise<PointSet> {
  const sql = database.raw;
  const [rows, closed] = await withDeadline(DEADLINE_MS, () =>
    Promise.all([
      sql<{ id: string; kind: string; points: [number, number][] }[]>`
        select id, kind, points from search_documents
        where has_place and ${audienceCondition(sql, audience)} order by id`,
      audience === 'public' ? sql<{ id: string }[]>`select id from search_documents where audience = 'members'` : [],
    ]),
  );
  forgetSetsWith(
    closed.map(({ id }) => id),
    shelves[audience],
  );
  const tintOfKind = new Map(
    KINDS.map(({ code, family }) => [code as string, Math.max(0, FAMILY_CODES.indexOf(family))]),
  );
  const points: MapPoint[] = [];
  const owners: string[] = [];
  for (const { id, kind, points: own } of rows) {
    for (const [lat, lon] of own) {
      points.push({ lat, lon, tint: tintOfKind.get(kind) ?? FAMILY_CODES.length - 1 });
      owners.push(id);
    }
  }
  const { bytes, order } = encodePoints(points);
  const serviceOf = Array.from(order, (index) => owners[index] ?? '');
  const ordinalsOf = new Map<string, number[]>();
  serviceOf.forEach((id, ordinal) => {
    const own = ordinalsOf.get(id);
    if (own) own.push(ordinal);
    else ordinalsOf.set(id, [ordinal]);
  });
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
  const made = { hash, bytes, gzipped: await compress(bytes, { level: 9 }), ordinalsOf, serviceOf };
  return remember(made, shelves[audience]);
}
