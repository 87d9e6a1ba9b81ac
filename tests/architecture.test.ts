// The house's rules that a machine can hold: one direction of imports, no circle, no drawer, no long file.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOMS = [
  'territories',
  'accounts',
  'map',
  'directory',
  'upkeep',
  'events',
  'notes',
  'workshops',
  'households',
  'referrals',
  'network',
  'insights',
  'exchange',
  'home',
];
const root = path.resolve(import.meta.dirname, '..');
const sources = globSync('{app,db,search,scripts}/**/*.{ts,tsx,js}', { cwd: root }).filter(
  (file) => !file.endsWith('.d.ts'),
);
const imports = new Map(sources.map((file) => [file, importsOf(file)]));

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const names = [...text.matchAll(/(?:from|import)\s*\(?\s*'([#.][^']+)'/g)].map(([, name]) => name ?? '');
  return names.map((name) => {
    const plain = name.split('?')[0] ?? name;
    return plain.startsWith('#') ? plain.slice(1) : path.normalize(path.join(path.dirname(file), plain));
  });
}

function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'app' ? (file.split('/').length > 2 ? second : 'app') : top;
}

/** What each place may import besides itself. */
function mayImport(room: string): string[] {
  if (room === 'db') return [];
  if (room === 'search') return ['db'];
  if (room === 'ui') return [];
  if (room === 'server') return ['db', 'search'];
  if (room === 'map') return ['ui'];
  const at = ROOMS.indexOf(room);
  if (at >= 0) return [...ROOMS.slice(0, at), 'ui', 'server', 'db', 'search'];
  const builds = ['vite.config.ts', 'remix.config.js'];
  return [...ROOMS, 'ui', 'server', 'db', 'search', 'scripts', 'app', 'tests', ...builds];
}

it('imports run in one direction, types too', () => {
  const wrong = [...imports].flatMap(([file, names]) => {
    const own = roomOf(file);
    const allowed = mayImport(own);
    return names
      .filter((name) => roomOf(name) !== own && !allowed.includes(roomOf(name)))
      .map((name) => `${file} → ${name}`);
  });
  expect(wrong).toEqual([]);
});

it('no import closes a circle', () => {
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  function visit(file: string, trail: string[]): void {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') return void circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    state.set(file, 'open');
    for (const next of imports.get(file) ?? []) visit(next, [...trail, file]);
    state.set(file, 'done');
  }
  for (const file of sources) visit(file, []);
  expect(circles).toEqual([]);
});

it('names every room of app after the house', () => {
  const folders = new Set(sources.filter((file) => file.startsWith('app/') && file.split('/').length > 2).map(roomOf));
  expect([...folders].filter((folder) => ![...ROOMS, 'ui', 'server'].includes(folder))).toEqual([]);
});

it('keeps no drawer and no barrel', () => {
  const drawers = sources.filter((file) =>
    /(^|\/)(utils?|helpers?|common|misc|shared|lib|index)(\.tsx?|\/)/.test(file),
  );
  expect(drawers).toEqual([]);
});

it('keeps files short: 300 lines of code, 400 of tests, data apart', () => {
  const tests = globSync('tests/**/*.{ts,tsx}', { cwd: root });
  const isData = (file: string) =>
    /^db\/(vocabulary|demo|data|migrations)\//.test(file) || /^tests\/relevance\/.*intents\.ts$/.test(file);
  const long = [...sources, ...tests]
    .filter((file) => !isData(file))
    .map((file) => [file, readFileSync(path.join(root, file), 'utf8').split('\n').length] as const)
    .filter(([file, lines]) => lines > (file.startsWith('tests/') ? 400 : 300) + 1);
  expect(long).toEqual([]);
});

it('reads the environment in one place', () => {
  const allowed = ['app/server/env.ts'];
  const readers = sources.filter(
    (file) =>
      !file.startsWith('scripts/') &&
      !allowed.includes(file) &&
      /process\.env\b/.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(readers).toEqual([]);
});

it('keeps the words of the base out of the browser: components and client files import no db, search or server value', () => {
  const browser = sources.filter(
    (file) =>
      file.startsWith('app/') &&
      file.endsWith('.tsx') &&
      !/\.(page|resource|server)\.tsx$/.test(file) &&
      !/^app\/(root|entry\.server)\.tsx$/.test(file),
  );
  const wrong = browser.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return [...text.matchAll(/^import (?!type)[^;]*from '(#(?:db|search|app\/server)\/[^']+)'/gm)].map(
      ([, name]) => `${file} → ${name}`,
    );
  });
  expect(wrong).toEqual([]);
});

it('gives every migration a later moment than the one before: drizzle passes over the others on a base that exists', () => {
  const { entries } = JSON.parse(readFileSync(path.join(root, 'db/migrations/meta/_journal.json'), 'utf8')) as {
    entries: { idx: number; when: number; tag: string }[];
  };
  const late = entries.filter(({ idx, when }, at) => {
    const before = entries[at - 1];
    return before !== undefined && (when <= before.when || idx <= before.idx);
  });
  expect(late.map(({ tag, idx }) => `${tag}: "when" must grow, for instance ${1795295370000 + idx * 1000}`)).toEqual(
    [],
  );
});
