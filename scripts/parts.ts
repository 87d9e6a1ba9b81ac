// The one composition of a web process, shared by serve, dev and the benches.
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { guardBuild } from '#app/accounts/guard.ts';
import { invitationComposers } from '#app/accounts/people/mail-invitations.server.ts';
import { openSessions } from '#app/accounts/sessions.server.ts';
import { createTileProxy } from '#app/map/tile-proxy.server.ts';
import { openLiveNotes } from '#app/notes/live-notes.server.ts';
import { ROUTE_TABLE } from '#app/routes.ts';
import { type Env, readEnv } from '#app/server/env.ts';
import { hurryMails } from '#app/server/hurried-mails.ts';
import { openKeyRing } from '#app/server/key-ring.ts';
import { openLimits } from '#app/server/limits.ts';
import { createLog } from '#app/server/log.ts';
import { openMailer } from '#app/server/mail.ts';
import { openOpenId } from '#app/server/openid.ts';
import type { Parts } from '#app/server/parts.ts';
import { openPasswordHasher } from '#app/server/password-hasher.ts';
import { openPictures } from '#app/server/pictures.ts';
import { writtenComposers } from '#app/server/written-mails.ts';
import { createGeocoder } from '#app/territories/geocoder.server.ts';
import { boardRules } from '#app/workshops/board/board-rules.ts';
import { openEventPage } from '#app/workshops/event-pages/open-event-pages.server.ts';
import { noteGate } from '#app/workshops/note-gate.server.ts';
import { openDatabase } from '#db/client.ts';
import { withDeadline } from '#db/deadline.ts';
import type { SearchEngine } from '#search/engine.ts';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { prepareNeeds } from '#search/need-words.ts';
import { createPostgresEngine } from '#search/postgres.ts';
import { createResilientSearch, type ResilientSearch } from '#search/resilient.ts';
import type { Audience } from '#search/service-document.ts';
import { SERVICES_INDEX } from '#search/settings.ts';

export type Composition = {
  parts: Parts;
  /** For the HTTP server: the policies of the table, put before the pages. */
  guard: (build: ServerBuild) => ServerBuild;
  ready: () => Promise<{ isReady: boolean; checks: Record<string, string> }>;
  close: () => Promise<void>;
};

/** `index`: another uid than the usual one, for tests that share a Meilisearch. */
export async function buildParts(env: Env = readEnv(), index = SERVICES_INDEX): Promise<Composition> {
  if (!env.databaseUrl) throw new Error('DATABASE_URL manque : lancez « npm start » ou indiquez une base.');
  // Otherwise the first spoken search would pay for the training.
  prepareNeeds();
  const log = createLog(env.logLevel);
  const database = openDatabase(env.databaseUrl);
  const client = env.meilisearch && openMeilisearch(env.meilisearch);
  let version = 1;
  const changed = () => {
    version += 1;
  };
  const resilient: ResilientSearch[] = [];
  const searchFor = (audience: Audience): SearchEngine => {
    const fallback = createPostgresEngine(database, audience);
    if (!client) return fallback;
    const search = createResilientSearch({
      primary: createMeilisearchEngine({ client, index, audience }),
      fallback,
      isPrimaryHealthy: () => client.isHealthy(),
      onChange: (state, cause) => {
        log.warn({ state, audience, error: cause }, 'search engine changed');
        // Pages that told of the simplified search are kept no longer than they are true.
        if (state === 'primary') changed();
      },
    });
    resilient.push(search);
    return search;
  };

  void database.raw.listen('directory_indexed', changed, changed).catch((error: unknown) => {
    log.warn({ error }, 'cannot follow the directory: pages are fresh after a minute at most');
  });

  if (env.keys === null && !env.isDemonstration)
    log.warn(
      {},
      'MAILLAGE_KEYS is not set: the keys are a file of the data folder, without which a backup opens nothing',
    );
  const mail = openMailer({ database, log, env });
  const mails = hurryMails({
    database,
    mail,
    log,
    composers: { ...writtenComposers, ...invitationComposers(env.publicUrl) },
    now: () => new Date(),
  });
  const isSecure = env.publicUrl.startsWith('https:');
  const sessions = openSessions(database, isSecure);
  const gate = noteGate(database, sessions, { isSecure });
  const pictures = openPictures(env);
  if (env.s3) await pictures.check();
  const notes = openLiveNotes({
    databaseUrl: env.databaseUrl,
    log,
    dataDir: env.dataDir,
    host: env.host,
    gate,
    rules: boardRules,
  });
  const parts: Parts = {
    env,
    log,
    database,
    sessions,
    mail,
    mails,
    limits: openLimits(database),
    search: searchFor('public'),
    searchForMembers: searchFor('members'),
    audience: 'public',
    keys: openKeyRing(env),
    hasher: openPasswordHasher(),
    openid: openOpenId(env.openid, env.publicUrl),
    tiles: createTileProxy({ template: env.tileUrl, cacheDir: join(env.dataDir, 'tiles'), maxBytes: 200 * 2 ** 20 }),
    geocoder: createGeocoder({ url: env.geocoderUrl }),
    pictures,
    notes,
    noteGate: gate,
    openEventPage,
    directoryVersion: () => version,
  };

  async function ready() {
    const [postgres, meilisearch] = await Promise.all([
      withDeadline(1_500, () => database.raw`select 1`).then(
        () => 'ok',
        () => 'down',
      ),
      client ? client.isHealthy().then((isHealthy) => (isHealthy ? 'ok' : 'down')) : 'absent',
    ]);
    return { isReady: postgres === 'ok', checks: { postgres, meilisearch } };
  }

  return {
    parts,
    guard: (build) => guardBuild(build, ROUTE_TABLE),
    ready,
    close: async () => {
      for (const search of resilient) search.stop();
      await notes.close();
      await mails.close();
      await mail.close();
      await database.close();
    },
  };
}
