// Behind `npm start`, `npm run dev` and `npm test`: any Node ≥ 20 runs this file, which installs what is missing and then
// hands over to the Node of node_modules. Plain JavaScript without imports of ours, since nothing may be installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const projectNode = path.join(root, 'node_modules', '.bin', 'node');

/** @type {Record<string, string[]>} */
const commands = {
  start: ['scripts/start.ts'],
  dev: ['scripts/dev.ts'],
  test: ['scripts/test.ts'],
  'test-cluster': ['scripts/test-cluster.ts'],
};

/** @param {string} sentence @returns {never} */
function giveUp(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/** @param {string} file @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean}>} */
function lockedPackages(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages ?? {};
}

/** npm keeps in node_modules a copy of the lock of what it installed. */
function isInstalled() {
  const installedLock = 'node_modules/.package-lock.json';
  if (!existsSync(path.join(root, installedLock)) || !existsSync(projectNode)) return false;
  const installed = lockedPackages(installedLock);
  return Object.entries(lockedPackages('package-lock.json')).every(([name, wanted]) => {
    if (name === '' || wanted.optional || wanted.devOptional || wanted.peer) return true;
    return installed[name]?.version === wanted.version;
  });
}

function install() {
  console.log('Installation des paquets (une à deux minutes la première fois)…');
  const started = Date.now();
  // Not `npm ci`: npm 11 refuses a lock without the binaries of other systems.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const npm = process.env.npm_execpath;
  const [file, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const { status, error } = spawnSync(file, [...first, ...args, '--ignore-scripts=false', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) giveUp(`npm est introuvable (${error.message}) : installez Node.js 20 ou plus récent avec npm.`);
  if (status !== 0) {
    giveUp(
      'L’installation des paquets a échoué : vérifiez l’accès au registre npm et la place sur le disque, puis relancez.',
    );
  }
  console.log(`Paquets installés (${Math.round((Date.now() - started) / 1000)} s).`);
}

/** Changes when npm ends, be it our parent or that of the shell it runs us with. */
function ancestors() {
  const parent = process.ppid;
  try {
    if (!readFileSync(`/proc/${parent}/cmdline`, 'utf8').includes('launch.js')) return `${parent}`;
    return `${parent} ${/^PPid:.*$/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[0]}`;
  } catch {
    return `${parent}`;
  }
}

/** @param {string[]} args */
function handOver(args) {
  // The channel tells the child at once that this process is gone, however it ended.
  const env = { ...process.env, PATH: [path.dirname(projectNode), process.env.PATH].join(path.delimiter) };
  const child = spawn(projectNode, args, { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  // npm may be killed without passing the signal on.
  const ancestry = ancestors();
  if (process.env.npm_lifecycle_event) {
    setInterval(() => ancestors() !== ancestry && child.kill('SIGTERM'), 1_000).unref();
  }
  child.once('error', (error) => giveUp(`Le Node du projet ne démarre pas : ${error.message}`));
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

const [command = '', ...rest] = process.argv.slice(2);
const script = commands[command];
if (!script) giveUp(`Commandes : ${Object.keys(commands).join(', ')}.`);
if (Number(process.versions.node.split('.')[0]) < 20) {
  giveUp(`Maillage demande Node.js 20 ou plus récent, et voici la version ${process.versions.node}.`);
}
if (!isInstalled()) install();
if (!existsSync(projectNode)) {
  giveUp('Le Node du projet manque dans node_modules : effacez ce dossier puis relancez.');
}
handOver([...script, ...rest]);
