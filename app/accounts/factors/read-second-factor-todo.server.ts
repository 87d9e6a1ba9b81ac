import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { mayReadHouseholds } from '../policies.ts';
import { hasSecondFactor, readFactors } from './read-factors.server.ts';

/** Whether their role asks for a second factor that they have not set up. */
export async function lacksSecondFactor(database: Database, actor: PersonActor): Promise<boolean> {
  return mayReadHouseholds(actor) && !hasSecondFactor(await readFactors(database, actor.id));
}
