import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { isLostTypeQuestion } from './db/driver-faults.ts';

const serversFile = 'tests/support/servers.ts';

/** Tests that reach, through `#tests/…` or relative imports, a file that asks for the servers of the run. */
function testsNeedingServers(): string[] {
  const known = new Map<string, boolean>();
  const needsServers = (file: string): boolean => {
    const before = known.get(file);
    if (before !== undefined) return before;
    known.set(file, false);
    const source = readFileSync(file, 'utf8');
    const imported = [...source.matchAll(/(?:from|import)\s*\(?['"](#tests\/|\.\.?\/)([^'"]+)['"]/g)]
      .map(([, start, rest = '']) =>
        start === '#tests/' ? path.join('tests', rest) : path.join(path.dirname(file), `${start}${rest}`),
      )
      .filter((target) => target.startsWith('tests/') && /\.tsx?$/.test(target));
    const needs = /\binject\('servers'\)/.test(source) || imported.some(needsServers);
    known.set(file, needs);
    return needs;
  };
  return globSync('tests/**/*.test.{ts,tsx}').filter(needsServers);
}

const apart = ['tests/journeys/**', 'tests/faults/**', 'tests/cluster/**'];
const integration = testsNeedingServers().filter((file) => !/^tests\/(journeys|faults|cluster)\//.test(file));
// A project without any file would otherwise fall back to every test.
const orNone = (files: string[]) => (files.length > 0 ? files : ['tests/none']);

/** No Remix plugin here: it would compile routes for the browser. */
export default defineConfig({
  test: {
    // Tests wait for servers and browsers more than they calculate: one worker per core, none left aside.
    maxWorkers: '100%',
    // What is waited for may take its time where two files share two cores; a second would judge the machine.
    expect: { poll: { timeout: 10_000 } },
    // Clients of the tests close early too; like the servers (`scripts/stay-up.ts`), they live through it.
    onUnhandledError: (error) => !isLostTypeQuestion(error),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...apart, ...integration],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: orNone(integration),
          globalSetup: [serversFile],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: [serversFile],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'cluster',
          include: ['tests/cluster/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
