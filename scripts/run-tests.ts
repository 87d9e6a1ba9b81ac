/** Runs one tool, or one vitest project, and counts what it says. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildPages } from '#scripts/build-pages.ts';
import { seconds } from '#scripts/say.ts';
import { root } from '#scripts/start-settings.ts';

export type Count = { passed: number; failed: number };

/** Resolves with the exit code of a tool of node_modules. A signal to us ends it too. */
function run(command: string, args: string[]): Promise<number> {
  const tool = path.join(root, 'node_modules', '.bin', command);
  const child = spawn(tool, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
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

function asOne(succeeded: boolean): Count {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A tool that passes or fails as a whole. */
export async function runCheck(command: string, args: string[]): Promise<Count> {
  return asOne((await run(command, args)) === 0);
}

export async function buildForTests(): Promise<Count> {
  try {
    console.log((await buildPages()) === 'fresh' ? 'déjà à jour' : 'construites');
    return asOne(true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return asOne(false);
  }
}

/** One vitest project; `filters` keep some of its files. */
export async function runProject(project: string, filters: string[] = []): Promise<Count> {
  const report = path.join(root, '.cache', 'test-reports', `${project}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = await run('vitest', ['run', '--project', project, '--passWithNoTests', ...reporters, ...filters]);
  return countTests(report, exitCode);
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

export type Stage = { title: string; work: () => Promise<Count> };

/** Runs the stages in order and ends the process; the last line it prints is `N passed, N failed`. */
export async function runStages(stages: Stage[]): Promise<never> {
  const started = performance.now();
  const total: Count = { passed: 0, failed: 0 };
  for (const { title, work } of stages) {
    console.log(`\n── ${title}`);
    const stageStarted = performance.now();
    const { passed, failed } = await work();
    total.passed += passed;
    total.failed += failed;
    console.log(`── ${title} : ${failed === 0 ? 'réussi' : 'ÉCHEC'} en ${seconds(performance.now() - stageStarted)}`);
  }
  console.log(`\nEn tout ${seconds(performance.now() - started)}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}
