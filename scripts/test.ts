/** Everything that must hold: types, lint, pages that build, then every test; the last line counts them. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildPages } from '#scripts/build-pages.ts';
import { seconds } from '#scripts/say.ts';

type Count = { passed: number; failed: number };

const root = path.dirname(import.meta.dirname);
const projects = ['unit', 'integration', 'journeys', 'faults'];
const reports = path.join(root, '.cache', 'test-reports');

function tool(name: string): string {
  return path.join(root, 'node_modules', '.bin', name);
}

/** Resolves with the exit code. A signal to us ends it too. */
function run(command: string, args: string[]): Promise<number> {
  const child = spawn(tool(command), args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const end = () => child.kill('SIGTERM');
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, end);
  process.on('disconnect', end);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => {
      for (const signal of signals) process.off(signal, end);
      process.off('disconnect', end);
      resolve(code ?? 1);
    });
  });
}

async function stage(title: string, work: () => Promise<Count>): Promise<Count> {
  console.log(`\n── ${title}`);
  const started = performance.now();
  const count = await work();
  console.log(`── ${title} : ${count.failed === 0 ? 'réussi' : 'ÉCHEC'} en ${seconds(performance.now() - started)}`);
  return count;
}

function asOne(succeeded: boolean): Count {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

type Report = { testResults: { status: string; assertionResults: { status: string }[] }[] };

/** A file that does not even load counts as one failure, and so does a run that fails outside of any test. */
function countTests(file: string, exitCode: number): Count {
  const count: Count = { passed: 0, failed: 0 };
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    for (const { status, assertionResults } of report.testResults) {
      const failed = assertionResults.filter((result) => result.status === 'failed').length;
      count.passed += assertionResults.filter((result) => result.status === 'passed').length;
      count.failed += failed || (status === 'failed' ? 1 : 0);
    }
  } catch {
    count.failed = 1;
  }
  if (exitCode !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

async function runTests(project: string, filters: string[]): Promise<Count> {
  const report = path.join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = await run('vitest', ['run', '--project', project, '--passWithNoTests', ...reporters, ...filters]);
  return countTests(report, exitCode);
}

async function build(): Promise<Count> {
  try {
    const outcome = await buildPages();
    console.log(outcome === 'fresh' ? 'déjà à jour' : 'construites');
    return asOne(true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return asOne(false);
  }
}

const started = performance.now();
const filters = process.argv.slice(2);
mkdirSync(reports, { recursive: true });
const counts: Count[] = [
  await stage('types', async () => asOne((await run('tsc', ['--noEmit'])) === 0)),
  await stage('lint', async () => asOne((await run('biome', ['check', '--diagnostic-level=warn', '.'])) === 0)),
  await stage('pages', build),
];
for (const project of projects) counts.push(await stage(`tests : ${project}`, () => runTests(project, filters)));

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\nEn tout ${seconds(performance.now() - started)}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
