// What Lucia keeps in the base: only the SHA-256 of a session, and never for longer than seven days.
import { and, eq, gt, lte, or } from 'drizzle-orm';
import type { Adapter } from 'lucia';
import type { Proof } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import { sha256 } from './secrets.ts';

export type SessionAttributes = {
  device: string;
  proof: Proof;
  secondFactorAt: Date | null;
  provenAt: Date;
  isShared: boolean;
  /** The one role chosen for this session; null: all of them. */
  actingAs: string | null;
  /** Lucia's own date may be a wish; this one stands in the base. */
  keptUntil: Date;
};

declare module 'lucia' {
  interface Register {
    DatabaseSessionAttributes: SessionAttributes;
  }
}

const ABSOLUTE_DAYS = 7;

/** Lucia hands the raw id in and wants it back; only its hash ever reaches a query. */
export function hashingAdapter(database: Database): Adapter {
  return {
    getSessionAndUser: async (rawId) => {
      const [row] = await database.query((queries) =>
        queries
          .select({ session: sessions, isDisabled: people.disabledAt })
          .from(sessions)
          .innerJoin(people, eq(people.id, sessions.personId))
          .where(and(eq(sessions.id, sha256(rawId)), gt(sessions.absoluteExpiresAt, new Date()))),
      );
      if (!row || row.isDisabled !== null) return [null, null];
      const { personId, expiresAt } = row.session;
      return [
        { id: rawId, userId: personId, expiresAt, attributes: attributesOf(row.session) },
        { id: personId, attributes: {} },
      ];
    },
    getUserSessions: async (userId) => {
      const rows = await database.query((queries) =>
        queries.select().from(sessions).where(eq(sessions.personId, userId)),
      );
      return rows.map((row) => ({
        id: row.id,
        userId: row.personId,
        expiresAt: row.expiresAt,
        attributes: attributesOf(row),
      }));
    },
    setSession: async ({ id, userId, attributes }) => {
      const absoluteExpiresAt = new Date(Date.now() + ABSOLUTE_DAYS * 86_400_000);
      const { keptUntil, ...kept } = attributes;
      await database.query((queries) =>
        queries
          .insert(sessions)
          .values({ id: sha256(id), personId: userId, expiresAt: keptUntil, absoluteExpiresAt, ...kept }),
      );
    },
    // We prolong ourselves: Lucia knows one idle time for all.
    updateSessionExpiration: async () => {},
    deleteSession: async (rawId) => {
      await database.query((queries) => queries.delete(sessions).where(eq(sessions.id, sha256(rawId))));
    },
    deleteUserSessions: async (userId) => {
      await database.query((queries) => queries.delete(sessions).where(eq(sessions.personId, userId)));
    },
    deleteExpiredSessions: () => endExpiredSessions(database, new Date()),
  };
}

/** Of everybody. A page would see by itself that its session is over; a live line is told by its end. */
export async function endExpiredSessions(database: Database, now: Date): Promise<void> {
  await database.query((queries) =>
    queries.delete(sessions).where(or(lte(sessions.expiresAt, now), lte(sessions.absoluteExpiresAt, now))),
  );
}

function attributesOf(row: typeof sessions.$inferSelect): SessionAttributes {
  const { device, proof, secondFactorAt, provenAt, isShared, actingAs, expiresAt } = row;
  return { device, proof, secondFactorAt, provenAt, isShared, actingAs, keptUntil: expiresAt };
}
