// The servers a command works on: those of the environment, otherwise those of this folder's installation, whether
// `npm start` is running or not.
import type { Env } from '#app/server/env.ts';
import { readEnv } from '#app/server/env.ts';
import { startEmbeddedPostgres } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { embeddedMasterKey, startEmbeddedMeilisearch } from '#search/embedded.ts';
import { readStartSettings, scriptEnvironment } from './start-settings.ts';

/**
 * `env` holds addresses that answer; `stop` ends what was started here and leaves alone what was running. `withSearch` false:
 * for a command that needs the base only.
 */
export async function reachServers(
  source: NodeJS.ProcessEnv = process.env,
  { withSearch = true }: { withSearch?: boolean } = {},
): Promise<{ env: Env & { databaseUrl: string }; stop: () => Promise<void> }> {
  const settings = readStartSettings(source);
  if (settings.databaseUrl)
    return { env: { ...readEnv(source), databaseUrl: settings.databaseUrl }, stop: async () => {} };
  const { dataDir } = settings;
  const log = (line: string) => console.error(line);
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  await migrate(postgres.url('migrator'));
  const { server } =
    settings.meilisearch || !withSearch
      ? { server: null }
      : await startEmbeddedMeilisearch({ dataDir, masterKey: embeddedMasterKey(dataDir), log });
  const meilisearch = settings.meilisearch ?? (server && { url: server.url, key: server.key });
  const addresses = { databaseUrl: postgres.url('app'), migratorUrl: postgres.url('migrator'), meilisearch };
  return {
    env: { ...readEnv(scriptEnvironment(settings, addresses)), databaseUrl: addresses.databaseUrl },
    stop: async () => {
      await server?.stop();
      await postgres.stop();
    },
  };
}
