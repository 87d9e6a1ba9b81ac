// Lucia, and everything it needs of us: the base knows only the SHA-256 of a session, and no session outlives seven days.
import { and, eq, gt, lte, ne, or } from 'drizzle-orm';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import type { Sessions } from '#app/server/parts.ts';
import { NOBODY } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { DatabaseUnavailable } from '#db/deadline.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import { cookieName, readCookie } from './cookies.ts';
import { deviceName } from './device-name.ts';
import { readPerson } from './read-person.server.ts';
import { sha256 } from './secrets.ts';

const IDLE_HOURS = 12;
const ABSOLUTE_DAYS = 7;
/** A session is prolonged at most this often: not one write per page. */
const PROLONG_AFTER_MS = 10 * 60_000;

declare module 'lucia' {
  interface Register {
    Lucia: Lucia;
    DatabaseSessionAttributes: { device: string };
  }
}

export function openSessions(database: Database, isSecure: boolean): Sessions {
  const lucia = new Lucia(hashingAdapter(database), {
    sessionExpiresIn: new TimeSpan(IDLE_HOURS, 'h'),
    sessionCookie: {
      name: cookieName('session', isSecure),
      expires: false,
      attributes: { secure: isSecure, sameSite: 'lax', path: '/' },
    },
  });
  const blankCookie = lucia.createBlankSessionCookie().serialize();

  async function identify(cookie: string | null) {
    const id = readCookie(cookie, lucia.sessionCookieName);
    if (id === null) return { actor: NOBODY, setCookie: null };
    try {
      const { session } = await lucia.validateSession(id);
      const sessionId = sha256(id);
      const actor = session && (await readPerson(database, session.userId, sessionId));
      if (!actor) return { actor: NOBODY, setCookie: blankCookie };
      await prolong(sessionId, session.expiresAt);
      return { actor, setCookie: null };
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error;
      return { actor: { kind: 'unknown' as const }, setCookie: null };
    }
  }

  async function prolong(id: string, expiresAt: Date): Promise<void> {
    const wanted = new Date(Date.now() + IDLE_HOURS * 3_600_000);
    if (wanted.getTime() - expiresAt.getTime() < PROLONG_AFTER_MS) return;
    await database.query((queries) => queries.update(sessions).set({ expiresAt: wanted }).where(eq(sessions.id, id)));
  }

  return {
    identify,
    blankCookie,
    start: async (personId, userAgent) => {
      const session = await lucia.createSession(personId, { device: deviceName(userAgent) });
      await lucia.deleteExpiredSessions();
      return { setCookie: lucia.createSessionCookie(session.id).serialize() };
    },
    list: (personId) =>
      database.query((queries) =>
        queries
          .select({
            id: sessions.id,
            device: sessions.device,
            createdAt: sessions.createdAt,
            expiresAt: sessions.expiresAt,
          })
          .from(sessions)
          .where(
            and(
              eq(sessions.personId, personId),
              gt(sessions.expiresAt, new Date()),
              gt(sessions.absoluteExpiresAt, new Date()),
            ),
          )
          .orderBy(sessions.createdAt),
      ),
    end: async (personId, id) => {
      const ended = await database.query((queries) =>
        queries
          .delete(sessions)
          .where(and(eq(sessions.personId, personId), eq(sessions.id, id)))
          .returning({ id: sessions.id }),
      );
      return ended.length > 0;
    },
    endAll: async (personId, except = '') => {
      await database.query((queries) =>
        queries.delete(sessions).where(and(eq(sessions.personId, personId), ne(sessions.id, except))),
      );
    },
  };
}

/** Lucia hands the raw id in and wants it back; only its hash ever reaches a query. */
function hashingAdapter(database: Database): Adapter {
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
      const { personId, expiresAt, device } = row.session;
      return [
        { id: rawId, userId: personId, expiresAt, attributes: { device } },
        { id: personId, attributes: {} },
      ];
    },
    getUserSessions: async (userId) => {
      const rows = await database.query((queries) =>
        queries.select().from(sessions).where(eq(sessions.personId, userId)),
      );
      return rows.map(({ id, personId, expiresAt, device }) => ({
        id,
        userId: personId,
        expiresAt,
        attributes: { device },
      }));
    },
    setSession: async ({ id, userId, expiresAt, attributes }) => {
      const absoluteExpiresAt = new Date(Date.now() + ABSOLUTE_DAYS * 86_400_000);
      await database.query((queries) =>
        queries
          .insert(sessions)
          .values({ id: sha256(id), personId: userId, expiresAt, absoluteExpiresAt, device: attributes.device }),
      );
    },
    updateSessionExpiration: async (rawId, expiresAt) => {
      await database.query((queries) =>
        queries
          .update(sessions)
          .set({ expiresAt })
          .where(eq(sessions.id, sha256(rawId))),
      );
    },
    deleteSession: async (rawId) => {
      await database.query((queries) => queries.delete(sessions).where(eq(sessions.id, sha256(rawId))));
    },
    deleteUserSessions: async (userId) => {
      await database.query((queries) => queries.delete(sessions).where(eq(sessions.personId, userId)));
    },
    deleteExpiredSessions: async () => {
      const now = new Date();
      await database.query((queries) =>
        queries.delete(sessions).where(or(lte(sessions.expiresAt, now), lte(sessions.absoluteExpiresAt, now))),
      );
    },
  };
}
