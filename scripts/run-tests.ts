/** Runs one tool, or one vitest project, and counts what it says. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
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

/** One vitest project; `filters` keep some of its files. What failed, and what only a second try passed, is told. */
export async function runProject(project: string, filters: string[] = []): Promise<Count> {
  const first = await runVitest(project, filters);
  const again = maybeLate(project, first.files);
  if (again.length === 0) return told(project, first, []);
  console.log(`── ${again.length} fichier(s) repris, seuls`);
  const second = await runVitest(
    project,
    again.map((file) => file.name),
    ['--maxWorkers=1'],
  );
  const kept = first.files.filter((file) => !again.includes(file));
  return told(
    project,
    { exitCode: second.exitCode, files: [...kept, ...second.files] },
    again.flatMap((file) => file.failures),
  );
}

/**
 * Browsers and servers on two shared cores may come late: their file gets one more try, alone, and is named at the end
 * either way. Rules, counter-examples of properties and words lost after a fault count the first time.
 */
function maybeLate(project: string, files: TestFile[]): TestFile[] {
  const failing = files.filter((file) => file.failures.length > 0);
  const isLate = !failing.some((file) => file.failures.some((failure) => failure.includes('Property failed')));
  return ['integration', 'journeys'].includes(project) && isLate && failing.length <= 4 ? failing : [];
}

type TestFile = { name: string; passed: number; failures: string[] };
type Run = { exitCode: number; files: TestFile[] };

async function runVitest(project: string, filters: string[], options: string[] = []): Promise<Run> {
  const report = path.join(root, '.cache', 'test-reports', `${project}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project', project, '--passWithNoTests', ...reporters, ...options, ...filters];
  const exitCode = await run('vitest', args);
  return { exitCode, files: readReport(report) };
}

type Report = {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
};

/** A file that does not even load counts as one failure. */
function readReport(file: string): TestFile[] {
  if (!existsSync(file)) return [];
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return report.testResults.map(({ name, status, message, assertionResults }) => {
    const relative = path.relative(root, name);
    const failures = assertionResults
      .filter((result) => result.status === 'failed')
      .map((result) => `${relative} › ${result.fullName} : ${firstLine(result.failureMessages?.[0] ?? '')}`);
    if (failures.length === 0 && status === 'failed') failures.push(`${relative} : ${firstLine(message)}`);
    return {
      name: relative,
      passed: assertionResults.filter((result) => result.status === 'passed').length,
      failures,
    };
  });
}

function firstLine(message: string): string {
  return stripVTControlCharacters(message).split('\n', 1)[0]?.slice(0, 300) ?? '';
}

const remarks: string[] = [];

/** A run that fails outside of any test is one failure too. */
function told(project: string, { exitCode, files }: Run, passedLater: string[]): Count {
  const failures = files.flatMap((file) => file.failures);
  const stillFailing = new Set(failures.map((failure) => failure.split(' : ', 1)[0]));
  for (const failure of failures) remarks.push(`ÉCHEC : ${failure}`);
  for (const failure of passedLater) {
    if (!stillFailing.has(failure.split(' : ', 1)[0])) remarks.push(`Réussi au second essai : ${failure}`);
  }
  if (exitCode !== 0 && failures.length === 0) remarks.push(`ÉCHEC : ${project}, hors des tests (voir plus haut)`);
  return {
    passed: files.reduce((sum, file) => sum + file.passed, 0),
    failed: failures.length || (exitCode === 0 ? 0 : 1),
  };
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
  if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`);
  console.log(`\nEn tout ${seconds(performance.now() - started)}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}
