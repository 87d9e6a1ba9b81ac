// What one process is made of. `scripts/serve.ts` builds the parts once and hands them to every request.
import type { Actor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import type { SearchEngine } from '#search/engine.ts';
import type { Audience } from '#search/service-document.ts';
import type { Env } from './env.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail.ts';

export type TileAnswer = { status: number; headers: Record<string, string>; body: Uint8Array | string };

export type OpenSession = { id: string; device: string; createdAt: Date; expiresAt: Date };

/** Who is signed in, by cookie. `setCookie` values are whole `Set-Cookie` headers. */
export type Sessions = {
  /** Never throws: a cookie that is broken, old or forged is nobody's. */
  identify: (cookie: string | null) => Promise<{ actor: Actor; setCookie: string | null }>;
  start: (personId: string, userAgent: string | null) => Promise<{ setCookie: string }>;
  list: (personId: string) => Promise<OpenSession[]>;
  /** Ends one session of that person; false when it is not theirs. */
  end: (personId: string, id: string) => Promise<boolean>;
  /** All of them, or all but one. */
  endAll: (personId: string, except?: string) => Promise<void>;
  /** Takes the cookie back. */
  blankCookie: string;
};

export type Parts = {
  env: Env;
  log: Log;
  database: Database;
  /** Of the audience of this request; public until the HTTP server knows better. */
  search: SearchEngine;
  searchForMembers: SearchEngine;
  /** What is read past the search engine asks this first. */
  audience: Audience;
  sessions: Sessions;
  mail: Mailer;
  limits: Limits;
  tiles: (z: string, x: string, y: string, ifNoneMatch?: string | null) => Promise<TileAnswer>;
  /** Grows each time the directory is known to have changed; caches compare it. */
  directoryVersion: () => number;
};
