// How often something may be tried. Counted in PostgreSQL, so that a restart forgives nobody and processes agree.
import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '#db/client.ts';
import { withDeadline } from '#db/deadline.ts';

/** An address may stand for a whole room behind one box: its limits are wide, and only failures count on codes. */
const LIMITS = {
  /** Mails asked for, per account: enough for somebody who clicks again, useless for flooding. */
  'mails-per-account': { points: 5, seconds: 15 * 60 },
  'mails-per-address': { points: 300, seconds: 15 * 60 },
  /** Invitations that one person sends: a whole network in a day, and no more. */
  'invitations-per-account': { points: 600, seconds: 86_400 },
  /** « C’est votre structure ? », asked without an account: a whole meeting may, after being told to. */
  'claims-per-address': { points: 120, seconds: 3_600 },
  'claims-per-account': { points: 5, seconds: 86_400 },
  /** Whole files of the directory: a room full of people may each take one. */
  'exports-per-address': { points: 120, seconds: 15 * 60 },
  /** Lists sent by mail. */
  'lists-per-account': { points: 20, seconds: 60 * 60 },
  /** People who join a workshop page: a whole venue stands behind one address. */
  'joins-per-address': { points: 600, seconds: 60 * 60 },
  /** Cards by form, of one join: faster than anybody writes. */
  'cards-per-join': { points: 120, seconds: 5 * 60 },
  /** Comments below cards, of one join. */
  'comments-per-join': { points: 120, seconds: 5 * 60 },
  /** Wrong codes and dead links. */
  'failures-per-account': { points: 10, seconds: 15 * 60 },
  'failures-per-address': { points: 150, seconds: 15 * 60 },
  /** What visitors write about cards: a whole workshop may, a machine soon may not. */
  'reports-per-address': { points: 120, seconds: 60 * 60 },
  'proposals-per-address': { points: 120, seconds: 60 * 60 },
  /** Registrations for events: forty people in one room behind one box, and their second tries. */
  'registrations-per-address': { points: 200, seconds: 15 * 60 },
  'registrations-per-account': { points: 10, seconds: 60 * 60 },
  /** Pictures put into notes by one writer. */
  'images-per-writer': { points: 60, seconds: 60 * 60 },
  /** Questions asked of passkeys and OpenID providers: each leaves a line for some minutes. */
  'challenges-per-address': { points: 300, seconds: 15 * 60 },
};

export type LimitName = keyof typeof LIMITS;

export type Limits = {
  /** Counts one, or several; false when it was one too many. */
  take: (name: LimitName, key: string, points?: number) => Promise<boolean>;
  /** Whether another one would still pass; counts nothing. */
  isOpen: (name: LimitName, key: string) => Promise<boolean>;
  /** Takes one back, for what is counted before it is known to be a failure. */
  giveBack: (name: LimitName, key: string) => Promise<void>;
};

export function openLimits(database: Database): Limits {
  const client = {
    query: async ({ text, values = [] }: { text: string; values?: (string | number | null)[] }) => {
      const rows = await withDeadline(3_000, () => database.raw.unsafe(text, values));
      return { rows, rowCount: rows.length };
    },
  };
  const limiters = Object.fromEntries(
    Object.entries(LIMITS).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterPostgres({
        storeClient: client,
        storeType: 'pool',
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix: name,
        points,
        duration: seconds,
      }),
    ]),
  ) as Record<LimitName, RateLimiterPostgres>;
  return {
    take: async (name, key, points = 1) => {
      try {
        await limiters[name].consume(hidden(key), points);
        return true;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return false;
        throw refusal;
      }
    },
    isOpen: async (name, key) => {
      const state = await limiters[name].get(hidden(key));
      return state === null || state.consumedPoints < LIMITS[name].points;
    },
    giveBack: async (name, key) => {
      await limiters[name].reward(hidden(key));
    },
  };
}

/** The table tells of no mail and of no address. */
function hidden(key: string): string {
  return createHash('sha256').update(key.toLowerCase()).digest('base64url');
}
