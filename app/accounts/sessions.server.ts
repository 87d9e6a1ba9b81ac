// Sessions through Lucia: half a day without a visit ends one, half an hour on a machine that others use.
import { and, eq, gt, ne } from 'drizzle-orm';
import { generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia';
import type { Sessions } from '#app/server/parts.ts';
import { NOBODY } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { DatabaseUnavailable } from '#db/deadline.ts';
import { sessions } from '#db/schema/accounts.ts';
import { cookieHeader, cookieName, readCookie } from './cookies.ts';
import { deviceName } from './device-name.ts';
import { readPerson } from './read-person.server.ts';
import { sha256 } from './secrets.ts';
import { hashingAdapter, type SessionAttributes } from './session-adapter.server.ts';

const IDLE_MINUTES = { own: 12 * 60, shared: 30 };
/** A session is prolonged at most this often: not one write per page. */
const PROLONG_AFTER_MS = { own: 10 * 60_000, shared: 60_000 };

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes>;
  }
}

export function openSessions(database: Database, isSecure: boolean): Sessions {
  const lucia = new Lucia(hashingAdapter(database), {
    sessionExpiresIn: new TimeSpan(IDLE_MINUTES.own, 'm'),
    sessionCookie: {
      name: cookieName('session', isSecure),
      expires: false,
      attributes: { secure: isSecure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (attributes) => attributes,
  });
  const blankCookie = lucia.createBlankSessionCookie().serialize();

  /** A shared machine forgets with its browser: no Max-Age. */
  function cookieOf(id: string, isShared: boolean): string {
    if (!isShared) return lucia.createSessionCookie(id).serialize();
    return cookieHeader(lucia.sessionCookieName, id, { maxAge: null, isSecure });
  }

  async function identify(cookie: string | null, { isVisit } = { isVisit: true }) {
    const id = readCookie(cookie, lucia.sessionCookieName);
    if (id === null) return { actor: NOBODY, setCookie: null };
    try {
      const { session } = await lucia.validateSession(id);
      const sessionId = sha256(id);
      const actor = session && (await readPerson(database, session.userId, { ...session, sessionId }));
      if (!actor) return { actor: NOBODY, setCookie: blankCookie };
      if (isVisit) await prolong(sessionId, session);
      return { actor, setCookie: null };
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error;
      return { actor: { kind: 'unknown' as const }, setCookie: null };
    }
  }

  async function prolong(id: string, { keptUntil, isShared }: SessionAttributes): Promise<void> {
    const expiresAt = idleEnd(isShared);
    if (expiresAt.getTime() - keptUntil.getTime() < PROLONG_AFTER_MS[isShared ? 'shared' : 'own']) return;
    await database.query((queries) => queries.update(sessions).set({ expiresAt }).where(eq(sessions.id, id)));
  }

  return {
    identify,
    blankCookie,
    start: async (personId, userAgent, { proof, isStrong = false, isShared = false } = { proof: 'mail' }) => {
      const provenAt = new Date();
      const session = await lucia.createSession(personId, {
        device: deviceName(userAgent),
        proof,
        secondFactorAt: isStrong ? provenAt : null,
        provenAt,
        isShared,
        actingAs: null,
        keptUntil: idleEnd(isShared),
      });
      await lucia.deleteExpiredSessions();
      return { setCookie: cookieOf(session.id, isShared) };
    },
    renew: async (actor, { isStrong }) => {
      const id = generateIdFromEntropySize(25);
      const provenAt = new Date();
      const [renewed] = await database.query((queries) =>
        queries
          .update(sessions)
          .set({ id: sha256(id), provenAt, ...(isStrong && { secondFactorAt: provenAt }) })
          .where(and(eq(sessions.id, actor.sessionId), eq(sessions.personId, actor.id)))
          .returning({ isShared: sessions.isShared }),
      );
      return { setCookie: renewed ? cookieOf(id, renewed.isShared) : blankCookie };
    },
    list: (personId) =>
      database.query((queries) =>
        queries
          .select({
            id: sessions.id,
            device: sessions.device,
            createdAt: sessions.createdAt,
            expiresAt: sessions.expiresAt,
            isShared: sessions.isShared,
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
    actAs: async (personId, id, role) => {
      await database.query((queries) =>
        queries
          .update(sessions)
          .set({ actingAs: role })
          .where(and(eq(sessions.personId, personId), eq(sessions.id, id))),
      );
    },
    endAll: async (personId, except = '') => {
      await database.query((queries) =>
        queries.delete(sessions).where(and(eq(sessions.personId, personId), ne(sessions.id, except))),
      );
    },
  };
}

function idleEnd(isShared: boolean): Date {
  return new Date(Date.now() + IDLE_MINUTES[isShared ? 'shared' : 'own'] * 60_000);
}
