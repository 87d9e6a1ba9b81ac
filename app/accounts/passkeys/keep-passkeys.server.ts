// The list of one's passkeys: read, named, taken away.
import { and, eq } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { passkeys } from '#db/schema/factors.ts';
import { noteChange } from '../factors/note-change.server.ts';

export type HeldPasskey = { id: string; name: string; isSynced: boolean; createdAt: Date; usedAt: Date | null };

export async function readPasskeys(database: Database, personId: string): Promise<HeldPasskey[]> {
  return database.query((queries) =>
    queries
      .select({
        id: passkeys.id,
        name: passkeys.name,
        isSynced: passkeys.isSynced,
        createdAt: passkeys.createdAt,
        usedAt: passkeys.usedAt,
      })
      .from(passkeys)
      .where(eq(passkeys.personId, personId))
      .orderBy(passkeys.createdAt),
  );
}

type Named = { id: string; name: string };

/** False when it is not theirs. */
export async function renamePasskey({ database }: Parts, actor: PersonActor, { id, name }: Named): Promise<boolean> {
  const renamed = await database.query((queries) =>
    queries.update(passkeys).set({ name }).where(own(actor, id)).returning({ id: passkeys.id }),
  );
  return renamed.length > 0;
}

export async function removePasskey(parts: Parts, actor: PersonActor, id: string): Promise<boolean> {
  const removed = await parts.database.query((queries) =>
    queries.delete(passkeys).where(own(actor, id)).returning({ id: passkeys.id }),
  );
  if (removed.length > 0) await noteChange(parts, actor, 'passkey-removed');
  return removed.length > 0;
}

function own(actor: PersonActor, id: string) {
  return and(eq(passkeys.id, id), eq(passkeys.personId, actor.id));
}
