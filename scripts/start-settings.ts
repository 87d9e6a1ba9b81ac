/** What `npm start` and `npm run dev` were asked for, and what they hand on to the parts they start. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { type Env, readEnv } from '#app/server/env.ts';
import { canReach, serverAccount } from '#db/native-postgres.ts';
import { StartFailure } from '#db/processes.ts';

export type StartSettings = {
  port: number;
  host: string;
  dataDir: string;
  isDemonstration: boolean;
  /** null: start our own. */
  databaseUrl: string | null;
  migratorUrl: string | null;
  meilisearch: { url: string; key: string } | null;
  /** The caller's environment; parts get it with what was decided here. */
  inherited: NodeJS.ProcessEnv;
};

export const root = path.dirname(import.meta.dirname);

/** A demonstration only when neither DATABASE_URL nor DEMO says otherwise. */
export function readStartSettings(source: NodeJS.ProcessEnv): StartSettings {
  const env = read(source);
  return {
    port: env.port,
    host: env.host,
    dataDir: source.DATA_DIR ? path.resolve(root, source.DATA_DIR) : defaultDataDir(),
    isDemonstration: source.DEMO ? env.isDemonstration : env.databaseUrl === null,
    databaseUrl: env.databaseUrl,
    migratorUrl: env.migratorUrl,
    meilisearch: env.meilisearch,
    inherited: source,
  };
}

function read(source: NodeJS.ProcessEnv): Env {
  try {
    return readEnv(source);
  } catch (error) {
    throw new StartFailure(error instanceof Error ? error.message : String(error));
  }
}

/** Beside the sources, except for root in a private folder, where the account of PostgreSQL does not enter. */
function defaultDataDir(): string {
  if (canReach(serverAccount(root), root)) return path.join(root, '.data');
  const name = `${path.basename(root)}-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`;
  return path.join('/var/lib/maillage', name);
}

export type Addresses = { databaseUrl: string; migratorUrl: string; meilisearch: { url: string; key: string } | null };

/** For a script that may change the tables. */
export function scriptEnvironment(settings: StartSettings, addresses: Addresses): NodeJS.ProcessEnv {
  return { ...partEnvironment(settings, addresses), DATABASE_MIGRATOR_URL: addresses.migratorUrl };
}

/** For the web and the worker: never the owner of the tables. */
export function partEnvironment(settings: StartSettings, addresses: Addresses): NodeJS.ProcessEnv {
  return {
    ...settings.inherited,
    PORT: String(settings.port),
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    LOG_LEVEL: settings.inherited.LOG_LEVEL ?? 'warn',
    DEMO: settings.isDemonstration ? '1' : '0',
    DATABASE_URL: addresses.databaseUrl,
    DATABASE_MIGRATOR_URL: '',
    MEILI_URL: addresses.meilisearch?.url ?? '',
    MEILI_MASTER_KEY: addresses.meilisearch?.key ?? '',
  };
}
