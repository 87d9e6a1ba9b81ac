// What one process is made of. `scripts/serve.ts` builds the parts once and hands them to every request.
import type { Actor, PersonActor, Proof } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import type { PointPrecision } from '#db/schema/directory.ts';
import type { EventFormat } from '#db/schema/events.ts';
import type { SearchEngine } from '#search/engine.ts';
import type { Audience } from '#search/service-document.ts';
import type { Env } from './env.ts';
import type { HurriedMails } from './hurried-mails.ts';
import type { KeyRing } from './key-ring.ts';
import type { Limits } from './limits.ts';
import type { LiveNotes, NoteGate } from './live-notes.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail.ts';
import type { OpenIdProvider } from './openid.ts';
import type { PasswordHasher } from './password-hasher.ts';
import type { PictureStore } from './picture-store.ts';

export type TileAnswer = { status: number; headers: Record<string, string>; body: Uint8Array | string };

export type OpenSession = { id: string; device: string; createdAt: Date; expiresAt: Date; isShared: boolean };

/** How somebody came in. `isStrong`: with a second factor too. `isShared`: on a machine that others use. */
export type Opening = { proof: Proof; isStrong?: boolean; isShared?: boolean };

export type FoundAddress = {
  label: string;
  /** Number and street; '' when only the commune was found. */
  address: string;
  communeCode: string;
  communeName: string;
  latitude: number;
  longitude: number;
  precision: PointPrecision;
  /** 0 to 1, the service's own confidence. */
  score: number;
};

export type GeocoderAnswer = { kind: 'found'; addresses: FoundAddress[] } | { kind: 'unavailable' };

/** Never throws. Sends the address and the commune, nothing else. */
export type Geocoder = { search: (address: string, communeCode: string | null) => Promise<GeocoderAnswer> };

/** Who is signed in, by cookie. `setCookie` values are whole `Set-Cookie` headers. */
export type Sessions = {
  /** Never throws: a cookie that is broken, old or forged is nobody's. Prolongs the session unless it is told that nobody visits. */
  identify: (
    cookie: string | null,
    asked?: { isVisit: boolean },
  ) => Promise<{ actor: Actor; setCookie: string | null }>;
  /** By mail, on a machine of one's own, when `opening` is left out. */
  start: (personId: string, userAgent: string | null, opening?: Opening) => Promise<{ setCookie: string }>;
  /** Somebody has just proved again who they are: the same session under a new cookie. */
  renew: (actor: PersonActor, proof: { isStrong: boolean }) => Promise<{ setCookie: string }>;
  list: (personId: string) => Promise<OpenSession[]>;
  /** Ends one session of that person; false when it is not theirs. */
  end: (personId: string, id: string) => Promise<boolean>;
  /** Narrows one session to one role, by its key; null: all of them again. */
  actAs: (personId: string, id: string, role: string | null) => Promise<void>;
  /** All of them, or all but one. */
  endAll: (personId: string, except?: string) => Promise<void>;
  /** Takes the cookie back. */
  blankCookie: string;
};

export type PublishedEvent = {
  id: string;
  territoryId: string;
  title: string;
  theme: string;
  format: EventFormat;
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
  /** Mails queued by a transaction that has just committed. */
  mails: Pick<HurriedMails, 'hurry'>;
  limits: Limits;
  keys: KeyRing;
  hasher: PasswordHasher;
  /** null where none is configured. */
  openid: OpenIdProvider | null;
  tiles: (z: string, x: string, y: string, ifNoneMatch?: string | null) => Promise<TileAnswer>;
  geocoder: Geocoder;
  pictures: PictureStore;
  notes: LiveNotes;
  /** Who may read or write a note, as the live server asks it. */
  noteGate: NoteGate;
  /** The page on which an event is written together: made in the transaction that publishes it, once. */
  openEventPage: (queries: Queries, event: PublishedEvent) => Promise<void>;
  /** Grows each time the directory is known to have changed; caches compare it. */
  directoryVersion: () => number;
};
