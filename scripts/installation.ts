/** Brings a whole installation up, step by step, and keeps it up until told to stop. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { newInstallationLink } from '#app/accounts/install.server.ts';
import { openDatabase } from '#db/client.ts';
import { connectionOptions } from '#db/connection.ts';
import { DEMO_WORKSHOP_CODE } from '#db/demo/demo-workshops.ts';
import { claim, StartFailure } from '#db/processes.ts';
import { type BuildOutcome, buildPages } from '#scripts/build-pages.ts';
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
import { type Part, type Supervised, startNodePart, supervise } from '#scripts/supervise.ts';
import { SERVICES_INDEX } from '#search/settings.ts';

export type Mode = {
  /** The script that serves. */
  web: string;
  /** Options of the Node that runs it. */
  nodeOptions: string[];
  environment: Record<string, string>;
  buildsPages: boolean;
};

type Stop = () => Promise<void>;

/** Returns once everything is up; later ends the process when told to, or when something cannot start. */
export async function runInstallation(mode: Mode, source: NodeJS.ProcessEnv): Promise<void> {
  const stops: Stop[] = [];
  const interruption = new AbortController();
  let starting: Promise<void> = Promise.resolve();
  const leave = async () => {
    if (interruption.signal.aborted) return;
    say('\nArrêt en cours…');
    interruption.abort();
    // What is being started must be known before it can be stopped.
    await starting.catch(() => {});
    await endAll(stops);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
  process.on('disconnect', leave);
  // A closed terminal must not keep us from stopping what we started.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    starting = start(mode, readStartSettings(source), stops, interruption.signal);
    await starting;
  } catch (error) {
    if (interruption.signal.aborted) return;
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof Error && !(error instanceof StartFailure)) console.error(error.stack);
    await endAll(stops);
    process.exit(1);
  }
}

async function endAll(stops: Stop[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) {
    await stop().catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
  }
}

async function start(mode: Mode, wanted: StartSettings, stops: Stop[], signal: AbortSignal): Promise<void> {
  const started = performance.now();
  checkDataDir(wanted.dataDir);
  checkNotRunning(wanted.dataDir);
  const settings = { ...wanted, port: await checkPort(wanted.port, wanted.host) };
  claim(ownerFile(settings.dataDir));
  stops.push(async () => rmSync(ownerFile(settings.dataDir), { force: true }));
  const kind = settings.isDemonstration ? 'démonstration' : 'installation réelle';
  say(`Maillage — ${kind}, données dans ${settings.dataDir}`);

  // Two processors are enough to build while the servers get ready.
  const building = mode.buildsPages ? buildPages(signal) : null;
  building?.catch(() => {});
  const addresses = await startOwnServers(settings, stops);
  const scripts = scriptEnvironment(settings, addresses);
  const run = (title: string, script: string) => step(title, () => runScript(script, scripts, signal));
  await run('Mise à jour de la base', 'scripts/migrate.ts');
  if (settings.isDemonstration) await run('Réseau de démonstration', 'scripts/seed.ts');
  if (building) {
    const say = (outcome: BuildOutcome) => (outcome === 'fresh' ? 'déjà à jour' : 'fait');
    await step('Construction des pages', () => building, say);
  }
  if (await lacksIndex(addresses)) await run('Index de recherche', 'scripts/reindex.ts');

  const env = { ...partEnvironment(settings, addresses), ...mode.environment };
  const part = { env, stopWithinMs: 12_000 };
  const parts: Supervised[] = [];
  stops.push(async () => void (await Promise.all(parts.map((each) => each.stop()))));
  const keepRunning = async (name: string, startPart: () => Promise<Part>) => {
    parts.push(supervise({ name, part: await startPart(), restart: startPart, log: say }));
  };
  const isReady = () => answers(settings);
  signal.throwIfAborted();
  await step('Serveur web et suivi de l’index', () =>
    allSettled([
      keepRunning('Le serveur web', () =>
        startNodePart({ ...part, script: mode.web, nodeOptions: mode.nodeOptions, isReady }),
      ),
      keepRunning('Le suivi de l’index', () => startNodePart({ ...part, script: 'scripts/worker.ts' })),
    ]),
  );
  welcome(settings, {
    milliseconds: performance.now() - started,
    installation: await installationLink(settings, addresses),
  });
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

/** Unlike `Promise.all`, waits for the others when one fails, so that nothing starts behind our back. */
async function allSettled(works: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
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
async function runScript(script: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [script], { cwd: root, env, signal, maxBuffer: 16e6 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const last = `${stdout}${stderr}`.trim().split('\n').slice(-20).join('\n');
    throw new StartFailure(last || `${script} a échoué.`);
  }
}

/** A real installation that nobody administers yet: the terminal is how its owner is known. */
async function installationLink(settings: StartSettings, { databaseUrl }: Addresses): Promise<string | null> {
  if (settings.isDemonstration) return null;
  const database = openDatabase(databaseUrl, { connections: 1 });
  try {
    return await newInstallationLink(
      database,
      settings.inherited.PUBLIC_URL?.replace(/\/$/, '') || localAddress(settings),
    );
  } finally {
    await database.close();
  }
}

function localAddress({ host, port }: StartSettings): string {
  return `http://${['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host}:${port}`;
}

type Welcome = { milliseconds: number; installation: string | null };

function welcome(settings: StartSettings, { milliseconds, installation }: Welcome): void {
  const { isDemonstration } = settings;
  const address = localAddress(settings);
  const ideas = isDemonstration
    ? [
        ['Chercher avec les mots de tous les jours', '/annuaire?q=facture+edf+montpelier'],
        ['Trouver pour quelqu’un, en quatre questions', '/annuaire/guide'],
        ['Voir le réseau sur la carte', '/annuaire?vue=carte'],
        ['Poser une carte sur une page d’atelier, comme depuis un téléphone', `/a/${DEMO_WORKSHOP_CODE}`],
        ['Entrer comme quelqu’un du réseau', '/connexion'],
      ]
    : [
        ['Ouvrir l’annuaire', '/annuaire'],
        ['Lire l’aide', '/aide'],
        ['Vérifier que tout répond', '/ready'],
      ];
  say(`\nPrêt en ${seconds(milliseconds)} : ${address}\n\nÀ essayer :`);
  for (const [what, path] of ideas) say(`  ${what} : ${address}${path}`);
  if (installation !== null) say(`\nPremière installation, lien bon une fois pendant deux jours :\n  ${installation}`);
  say('\nCtrl-C arrête tout proprement.\n');
}
