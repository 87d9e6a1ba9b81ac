// Everything that is encrypted goes under the first key of the ring: all of it or nothing.
import { eq } from 'drizzle-orm';
import type { KeyRing } from '#app/server/key-ring.ts';
import type { Database } from '#db/client.ts';
import { totpSecrets } from '#db/schema/factors.ts';
import { placeOf } from './totp.server.ts';

const PATIENCE_MS = 10 * 60_000;

/** Returns how many were under another key; throws when one of them opens with no key of the ring. */
export async function resealSecrets(database: Database, keys: KeyRing): Promise<number> {
  return database.transaction(async (queries) => {
    const rows = await queries
      .select({ personId: totpSecrets.personId, secret: totpSecrets.secret })
      .from(totpSecrets)
      .for('update');
    const old = rows.filter(({ secret }) => !keys.isCurrent(secret));
    for (const { personId, secret } of old) {
      const place = placeOf(personId);
      await queries
        .update(totpSecrets)
        .set({ secret: keys.seal(keys.open(secret, place), place) })
        .where(eq(totpSecrets.personId, personId));
    }
    return old.length;
  }, PATIENCE_MS);
}
