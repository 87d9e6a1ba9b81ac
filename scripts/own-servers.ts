/** PostgreSQL and Meilisearch of an installation: those of the environment, or our own, watched over. */
import { startEmbeddedPostgres } from '#db/embedded.ts';
import { StartFailure } from '#db/processes.ts';
import { say, step } from '#scripts/say.ts';
import type { Addresses, StartSettings } from '#scripts/start-settings.ts';
import { supervise } from '#scripts/supervise.ts';
import { type EmbeddedMeilisearch, embeddedMasterKey, startEmbeddedMeilisearch } from '#search/embedded.ts';

type Stop = () => Promise<void>;

/** Pushes on `stops` how to end what it starts, in order of start. */
export async function startOwnServers(settings: StartSettings, stops: Stop[]): Promise<Addresses> {
  const { databaseUrl, migratorUrl } = await databaseAddresses(settings, stops);
  return { databaseUrl, migratorUrl, meilisearch: settings.meilisearch ?? (await startSearch(settings, stops)) };
}

async function databaseAddresses(settings: StartSettings, stops: Stop[]) {
  if (settings.databaseUrl)
    return { databaseUrl: settings.databaseUrl, migratorUrl: settings.migratorUrl ?? settings.databaseUrl };
  const { dataDir } = settings;
  const log = (line: string) => say(`  ${line}`);
  const server = await step('PostgreSQL démarre', () => startEmbeddedPostgres({ dataDir, log }));
  if (server.pid === null) throw busy('PostgreSQL');
  const restart = () => startEmbeddedPostgres({ dataDir, log });
  stops.push(supervise({ name: 'PostgreSQL', part: server, restart, log: say }).stop);
  return { databaseUrl: server.url('app'), migratorUrl: server.url('migrator') };
}

async function startSearch({ dataDir }: StartSettings, stops: Stop[]) {
  const masterKey = embeddedMasterKey(dataDir);
  const log = (line: string) => say(`  ${line}`);
  const { server } = await step(
    'Meilisearch démarre',
    () => startEmbeddedMeilisearch({ dataDir, masterKey, log }),
    ({ reason }) => (reason ? `Meilisearch absent : ${reason}. La recherche se fera par PostgreSQL` : 'fait'),
  );
  if (!server) return null;
  if (server.pid === null) throw busy('Meilisearch');
  const port = Number(new URL(server.url).port);
  const restart = async (): Promise<EmbeddedMeilisearch> => {
    const again = await startEmbeddedMeilisearch({ dataDir, masterKey, log, port });
    if (!again.server) throw new Error(again.reason);
    if (again.server.url === server.url) return again.server;
    // The web knows it by its address, so another port is of no use.
    await again.server.stop();
    throw new Error(`le port ${port} est pris`);
  };
  stops.push(supervise({ name: 'Meilisearch', part: server, restart, log: say }).stop);
  return { url: server.url, key: server.key };
}

function busy(name: string): StartFailure {
  return new StartFailure(
    `Une autre commande de Maillage se sert déjà de ${name} dans ce dossier : attendez qu’elle finisse puis relancez.`,
  );
}
