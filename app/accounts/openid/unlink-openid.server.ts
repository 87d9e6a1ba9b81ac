// An account elsewhere opens this one no more; the same one may be linked again by entering with it.
import { eq } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import { openidIdentities } from '#db/schema/factors.ts';
import { noteChange } from '../factors/note-change.server.ts';

export async function unlinkOpenId(parts: Parts, actor: PersonActor): Promise<void> {
  const gone = await parts.database.query((queries) =>
    queries
      .delete(openidIdentities)
      .where(eq(openidIdentities.personId, actor.id))
      .returning({ issuer: openidIdentities.issuer }),
  );
  if (gone.length > 0) await noteChange(parts, actor, 'openid-unlinked');
}
