// 100,000 lines from the file to the index's own lines, against one INSERT per row on the same base in the same run.
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Database, openDatabase } from '#db/client.ts';
import { round, table } from './figures.ts';
import { writeLargeTable } from './import-file.ts';
import { plainImport } from './import-plain.ts';
import type { BenchOptions, BenchResult } from './result.ts';
import { type BenchServers, withServers } from './servers.ts';

const PROCESS = fileURLToPath(new URL('./import-process.ts', import.meta.url));
const WANTED_RATIO = 50;
const WANTED_MEGABYTES = 150;

type Ours = { read: number; write: number; idle: number; peak: number };

export async function run({ say, options }: BenchOptions): Promise<BenchResult> {
  const lines = Number(options.rows ?? 100_000);
  const sample = Number(options.sample ?? 1_000);
  return withServers(say, async (servers) => {
    const database = openDatabase(servers.postgres.url('app'));
    try {
      const files = { large: 'grand.csv', small: 'petit.csv', before: 'avant.csv', after: 'apres.csv' };
      const at = (name: keyof typeof files) => path.join(servers.dataDir, files[name]);
      await writeLargeTable(at('large'), { lines, seed: 1, mark: 'Grand', part: 0 });
      await writeLargeTable(at('small'), { lines: 400, seed: 2, mark: 'Petit', from: 900_000, part: 1 });
      await writeLargeTable(at('before'), { lines: sample, seed: 3, mark: 'Avant', from: 910_000, part: 2 });
      await writeLargeTable(at('after'), { lines: sample, seed: 4, mark: 'Apres', from: 950_000, part: 3 });
      const territoryId = await writeTerritory(database);
      say(`${lines} lines, ${round(statSync(at('large')).size / 1e6, 1)} MB`);
      // Before and after ours, so that a base that grows and a machine that tires fall on both.
      const before = await plainImport(database.raw, { path: at('before'), territoryId, lines: sample });
      const ours = await importInProcess(servers, { territoryId, file: at('large'), small: at('small') });
      const after = await plainImport(database.raw, { path: at('after'), territoryId, lines: sample });
      const checks = await verify(database, lines);
      return report({ say, ours, plain: [before, after], lines, sample, checks });
    } finally {
      await database.close();
    }
  });
}

async function writeTerritory(database: Database): Promise<string> {
  const [row] = await database.raw<{ id: string }[]>`
    insert into territories (slug, name, description, zones, centre) values ('mesure', 'Mesure', '', '{france}', '75056') returning id`;
  return row?.id ?? '';
}

async function importInProcess(
  servers: BenchServers,
  given: { territoryId: string; file: string; small: string },
): Promise<Ours> {
  const args = [
    PROCESS,
    '--url',
    servers.postgres.url('app'),
    '--territory',
    given.territoryId,
    '--file',
    given.file,
    '--small',
    given.small,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e7 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Ours;
}

/** Nothing is measured of an import that wrote something else than its file. */
async function verify(database: Database, lines: number): Promise<Record<string, boolean>> {
  const [found] = await database.raw<Record<string, number>[]>`
    with ours as (select o.id from organisations o join imports i on i.source = 'Grand' join import_changes c on c.import_id = i.id and c.organisation_id = o.id)
    select (select count(*)::int from ours) as organisations,
      (select count(*)::int from services where organisation_id in (select id from ours)) as services,
      (select count(*)::int from places join services on services.id = service_id where organisation_id in (select id from ours)) as places,
      (select count(*)::int from contacts where organisation_id in (select id from ours)) as contacts,
      (select count(*)::int from entry_versions where organisation_id in (select id from ours)) as versions,
      (select count(distinct id)::int from search_outbox where id in (select id from ours)) as indexed,
      (select row_count from imports where source = 'Grand') as lines,
      (select count(*)::int from organisations o join import_rows r on r.organisation_id = o.id and r.is_head where r.organisation ->> 'name' <> o.name) as wrong,
      (select count(*)::int from import_rows join imports on imports.id = import_id where source = 'Grand' and is_refused) as refused,
      (select count(*)::int from import_rows join imports on imports.id = import_id where source = 'Grand' and is_left) as unsettled`;
  const organisations = Math.ceil(lines / 4) * 3;
  return {
    'every line is written, with its place, its contacts and its version':
      found !== undefined &&
      found.lines === lines &&
      found.services === lines - (found.refused ?? 0) &&
      found.places === found.services &&
      found.versions === found.organisations &&
      found.contacts === 2 * (found.organisations ?? 0),
    'no line is left for a person to choose': found?.unsettled === 0,
    'fewer than one line in a thousand is refused': (found?.refused ?? lines) < lines / 1_000,
    'every organisation waits for the index':
      found?.indexed === found?.organisations &&
      Math.abs((found?.organisations ?? 0) - organisations) <= (found?.refused ?? 0) + 4,
    'no name is another’s': found?.wrong === 0,
  };
}

type Report = {
  say: (line: string) => void;
  ours: Ours;
  plain: number[];
  lines: number;
  sample: number;
  checks: Record<string, boolean>;
};

function report({ say, ours, plain, lines, sample, checks }: Report): BenchResult {
  const seconds = (ours.read + ours.write) / 1000;
  const perSecond = lines / seconds;
  const plainPerSecond = plain.length / plain.reduce((sum, rate) => sum + 1 / rate, 0);
  const megabytes = (ours.peak - ours.idle) / 1e6;
  const ratio = round(perSecond / plainPerSecond, 1);
  for (const line of table(
    ['', 'lines', 'lines/s', 'reading s', 'writing s', 'MB over idle'],
    [
      [
        'our import',
        lines,
        round(perSecond, 0),
        round(ours.read / 1000, 1),
        round(ours.write / 1000, 1),
        round(megabytes, 0),
      ],
      ['one INSERT per row', 2 * sample, round(plainPerSecond, 0), null, null, null],
    ],
  ))
    say(line);
  return {
    job: 'import',
    checks: {
      ...checks,
      [`at least ${WANTED_RATIO} times one INSERT per row`]: ratio >= WANTED_RATIO,
      [`memory grows by less than ${WANTED_MEGABYTES} MB`]: megabytes < WANTED_MEGABYTES,
    },
    contenders: [
      {
        name: 'our import',
        lines,
        perSecond: round(perSecond, 0),
        seconds: round(seconds, 1),
        megabytesOverIdle: round(megabytes, 0),
      },
      {
        name: 'one INSERT per row, each committed (a sample, half before, half after)',
        lines: 2 * sample,
        perSecond: round(plainPerSecond, 1),
        seconds: round((2 * sample) / plainPerSecond, 1),
        megabytesOverIdle: null,
      },
    ],
    ratios: { 'lines per second over one INSERT per row': ratio },
  };
}
