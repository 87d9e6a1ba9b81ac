/** Brings a whole installation up, step by step, and keeps it up until told to stop. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { connectionOptions } from '#db/connection.ts';
import { claim, StartFailure } from '#db/processes.ts';
import { buildPages } from '#scripts/build-pages.ts';
import { startOwnServers } from '#scripts/own-servers.ts';
import { say, seconds, step } from '#scripts/say.ts';
import { checkDataDir, checkNotRunning, checkPort, ownerFile } from '#scripts/start-checks.ts';
import {
  type Addresses,
  partEnvironment,
  readStartSettings,
  root,
  type StartSettings,
  scriptEnvironment,
} from '#scripts/start-settings.ts';
import { type Part, startNodePart, supervise } from '#scripts/supervise.ts';
import { SERVICES_INDEX } from '#search/settings.ts';

export type Mode = {
  /** The script that serves. */
  web: string;
  /** Options of the Node that runs web and worker. */
  nodeOptions: string[];
  environment: Record<string, string>;
  buildsPages: boolean;
};

type Stop = () => Promise<void>;

/** Never resolves into a running program: ends the process when all is stopped. */
export async function runInstallation(mode: Mode, source: NodeJS.ProcessEnv): Promise<void> {
  const stops: Stop[] = [];
  let ending: Promise<void> | null = null;
  const end = (code: number) => {
    ending ??= endAll(stops).then(() => process.exit(code));
    return ending;
  };
  const leave = () => {
    if (!ending) say('\nArrêt en cours…');
    void end(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
  process.on('disconnect', leave);
  // A closed terminal must not keep us from stopping what we started.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    await start(mode, readStartSettings(source), stops);
  } catch (error) {
    if (!ending) console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    if (!ending && !(error instanceof StartFailure) && error instanceof Error) console.error(error.stack);
    await end(1);
  }
}

async function endAll(stops: Stop[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) {
    await stop().catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
  }
}

async function start(mode: Mode, wanted: StartSettings, stops: Stop[]): Promise<void> {
  const started = performance.now();
  checkDataDir(wanted.dataDir);
  checkNotRunning(wanted.dataDir);
  const settings = { ...wanted, port: await checkPort(wanted.port, wanted.host) };
  claim(ownerFile(settings.dataDir));
  stops.push(async () => rmSync(ownerFile(settings.dataDir), { force: true }));
  say(
    `Maillage — ${settings.isDemonstration ? 'démonstration' : 'installation réelle'}, données dans ${settings.dataDir}`,
  );

  const addresses = await startOwnServers(settings, stops);
  const scripts = scriptEnvironment(settings, addresses);
  const run = (script: string) => runScript(script, scripts, stops);
  await step('Mise à jour de la base', () => run('scripts/migrate.ts'));
  if (settings.isDemonstration) await step('Réseau de démonstration', () => run('scripts/seed.ts'));
  if (mode.buildsPages) {
    await step('Construction des pages', buildPages, (outcome) => (outcome === 'fresh' ? 'déjà à jour' : 'fait'));
  }
  if (await lacksIndex(addresses)) await step('Index de recherche', () => run('scripts/reindex.ts'));

  const env = { ...partEnvironment(settings, addresses), ...mode.environment };
  const part = { nodeOptions: mode.nodeOptions, env, stopWithinMs: 20_000 };
  await keepRunning('Le suivi de l’index', () => startNodePart({ ...part, script: 'scripts/worker.ts' }), stops);
  const isReady = () => answers(settings);
  await keepRunning('Le serveur web', () => startNodePart({ ...part, script: mode.web, isReady }), stops);
  welcome(settings, performance.now() - started);
}

async function keepRunning(name: string, startPart: () => Promise<Part>, stops: Stop[]): Promise<void> {
  const part = await step(`${name} démarre`, startPart);
  stops.push(supervise({ name, part, restart: startPart, log: say }).stop);
}

/** Later changes are carried by the worker; only an empty index is filled here. */
async function lacksIndex({ databaseUrl, meilisearch }: Addresses): Promise<boolean> {
  if (meilisearch) {
    const headers = { authorization: `Bearer ${meilisearch.key}` };
    const answer = await fetch(`${meilisearch.url}/indexes/${SERVICES_INDEX}/stats`, { headers }).catch(() => null);
    if (answer?.ok) return ((await answer.json()) as { numberOfDocuments: number }).numberOfDocuments === 0;
    return answer?.status === 404;
  }
  const sql = postgres({ ...connectionOptions(databaseUrl), max: 1 });
  try {
    const [row] = await sql<{ empty: boolean }[]>`select not exists (select from search_documents) as empty`;
    return row?.empty ?? false;
  } finally {
    await sql.end({ timeout: 3 });
  }
}

async function answers({ host, port }: StartSettings): Promise<boolean> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
  try {
    return (await fetch(`http://${reachable}:${port}/live`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** Runs one of our scripts to its end; what it says is shown only when it fails. */
async function runScript(script: string, env: NodeJS.ProcessEnv, stops: Stop[]): Promise<void> {
  const running = promisify(execFile)(process.execPath, [script], { cwd: root, env, maxBuffer: 16e6 });
  const stop = async () => {
    running.child.kill();
  };
  stops.push(stop);
  try {
    await running;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const last = `${stdout}${stderr}`.trim().split('\n').slice(-20).join('\n');
    throw new StartFailure(last || `${script} a échoué.`);
  } finally {
    const index = stops.indexOf(stop);
    if (index >= 0) stops.splice(index, 1);
  }
}

function welcome({ host, port, isDemonstration }: StartSettings, milliseconds: number): void {
  const address = `http://${['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`;
  const ideas = isDemonstration
    ? [
        ['Chercher avec les mots de tous les jours', '/annuaire?q=facture+edf+montpelier'],
        ['Trouver pour quelqu’un, en quatre questions', '/annuaire/guide'],
        ['Voir le réseau sur la carte', '/annuaire?vue=carte'],
      ]
    : [
        ['Ouvrir l’annuaire', '/annuaire'],
        ['Lire l’aide', '/aide'],
        ['Vérifier que tout répond', '/ready'],
      ];
  say(`\nPrêt en ${seconds(milliseconds)} : ${address}\n\nÀ essayer :`);
  for (const [what, path] of ideas) say(`  ${what} : ${address}${path}`);
  say('\nCtrl-C arrête tout proprement.\n');
}
