// What the desk shows of duplicates.
import { coordinatesSomewhere } from '#app/accounts/policies.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import type { PairLine } from './pair-view.ts';
import { readPairs } from './read-pairs.server.ts';

export type DuplicatesTodo = { total: number; pairs: PairLine[] };

export async function readDuplicatesTodo(database: Database, actor: PersonActor): Promise<DuplicatesTodo> {
  if (!coordinatesSomewhere(actor)) return { total: 0, pairs: [] };
  const { total, pairs } = await readPairs(database, actor, { state: 'open', limit: 5 });
  return { total, pairs };
}
