// Many writers of one note: from a key to the others’ screens, and what it costs in processor, PostgreSQL’s included.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { openDatabase } from '#db/client.ts';
import { connectionOptions } from '#db/connection.ts';
import { percentile, round, table } from '../figures.ts';
import type { BenchServers } from '../servers.ts';
import { processorSeconds } from './cpu.ts';
import { type PartOptions, type PartResult, type Side, sides } from './sides.ts';
import type { Seen, Shift } from './typists.ts';

const TYPISTS = fileURLToPath(new URL('./typists.ts', import.meta.url));
const MOST_LATER = 1.2;

type Round = {
  side: Side['name'];
  p50: number;
  p95: number;
  /** Seconds, of the server and of PostgreSQL. */
  processor: number;
  database: number;
  storedP95: number | null;
  seen: Seen;
};

export async function measureLoad({ say, options, servers }: PartOptions): Promise<PartResult> {
  const sizes = (options.writers ?? '40,200,400').split(',').map(Number);
  const seconds = Number(options.seconds ?? 10);
  const rounds = Number(options.rounds ?? 3);
  const result: PartResult = { checks: {}, contenders: [], ratios: {} };
  const database = openDatabase(servers.postgres.url('app'));
  try {
    for (const disk of ['fast disk', '5 ms commits'] as const) {
      await setCommitDelay(servers, disk === 'fast disk' ? 0 : 5_000);
      for (const writers of sizes) {
        const name = `${writers} writers, ${disk}`;
        const played: Round[] = [];
        for (let turn = 0; turn < rounds; turn += 1) {
          const order = sides(servers, database);
          for (const side of turn % 2 === 0 ? order : order.toReversed())
            played.push(await playRound(side, { writers, seconds, servers }));
        }
        report({ say, name, played, result, seconds });
      }
    }
  } finally {
    await setCommitDelay(servers, 0);
    await database.close();
  }
  return result;
}

/** PostgreSQL itself waits this long before each flush: a slower disk, the same for both. */
async function setCommitDelay({ postgres: server }: BenchServers, microseconds: number): Promise<void> {
  const sql = postgres({ ...connectionOptions(server.url('postgres')), max: 1, onnotice: () => {} });
  try {
    await sql.unsafe('alter system set commit_siblings = 0');
    await sql.unsafe(`alter system set commit_delay = ${microseconds}`);
    await sql`select pg_reload_conf()`;
  } finally {
    await sql.end();
  }
}

type RoundOptions = { writers: number; seconds: number; servers: BenchServers };

async function playRound(side: Side, { writers, seconds, servers }: RoundOptions): Promise<Round> {
  const web = await side.start();
  try {
    const note = await side.newNote();
    const shift: Shift = {
      url: side.socketUrl(web),
      note,
      side: side.name,
      writers,
      probes: 4,
      keysPerSecond: writers <= 40 ? 2 : 1,
      seconds,
    };
    const used = () => [web.pid, servers.postgres.pid ?? 0].map(processorSeconds);
    const { seen, spent } = await work(shift, used);
    const [own = 0, database = 0] = spent;
    return {
      side: side.name,
      p50: percentile(seen.latencies, 0.5),
      p95: percentile(seen.latencies, 0.95),
      processor: own + database,
      database,
      storedP95: side.name === 'ours' ? percentile(seen.acknowledged, 0.95) : null,
      seen,
    };
  } finally {
    await web.stop();
  }
}

/** `spent`: what was used while they wrote, coming in and leaving left aside. */
function work(shift: Shift, used: () => number[]): Promise<{ seen: Seen; spent: number[] }> {
  const child = fork(TYPISTS, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let begun: number[] = [];
  let spent: number[] = [];
  return new Promise((resolve, reject) => {
    child.on('message', (said: { phase?: 'begun' | 'typed'; seen?: Seen; error?: string }) => {
      if (said.phase === 'begun') begun = used();
      else if (said.phase === 'typed') spent = used().map((now, at) => now - (begun[at] ?? 0));
      else if (said.seen) resolve({ seen: said.seen, spent });
      else reject(new Error(said.error));
    });
    child.once('exit', (code) => reject(new Error(`the writers ended with ${code}`)));
    child.send(shift);
  });
}

type Report = {
  say: (line: string) => void;
  name: string;
  played: Round[];
  result: PartResult;
  seconds: number;
};

function report({ say, name, played, result, seconds }: Report): void {
  const of = (side: Side['name']) => played.filter((round) => round.side === side);
  const median = (side: Side['name'], figure: (round: Round) => number) => percentile(of(side).map(figure), 0.5);
  const lines = (['ours', 'stock'] as const).map((side) => {
    const figures = {
      p50: round(
        median(side, ({ p50 }) => p50),
        1,
      ),
      p95: round(
        median(side, ({ p95 }) => p95),
        1,
      ),
      storedP95:
        side === 'ours'
          ? round(
              median(side, ({ storedP95 }) => storedP95 ?? 0),
              1,
            )
          : null,
      core: round((100 * median(side, ({ processor }) => processor)) / seconds),
      database: round((100 * median(side, ({ database }) => database)) / seconds),
      lag: round(
        median(side, ({ seen }) => seen.lagP95),
        1,
      ),
      missing: of(side).reduce((sum, { seen }) => sum + seen.missing, 0),
    };
    result.contenders.push({ name: `${side}, ${name}`, ...figures });
    return figures;
  });
  const [ours, stock] = lines as [(typeof lines)[number], (typeof lines)[number]];
  say(`\n${name}, ${seconds} s, median of ${of('ours').length}`);
  const head = [
    '',
    'key→remote p50 ms',
    'p95',
    'stored p95',
    '% of a core',
    'of it PostgreSQL',
    'harness late p95',
    'never seen',
  ];
  for (const line of table(head, [
    ['ours', ours.p50, ours.p95, ours.storedP95, ours.core, ours.database, ours.lag, ours.missing],
    ['stock', stock.p50, stock.p95, stock.storedP95, stock.core, stock.database, stock.lag, stock.missing],
  ]))
    say(line);
  const later = round(ours.p95 / stock.p95);
  const processor = round(ours.core / stock.core);
  result.ratios[`p95 ours / stock, ${name}`] = later;
  result.ratios[`processor ours / stock, ${name}`] = processor;
  result.checks[`every letter seen and kept, ${name}`] = played.every(
    ({ seen }) => seen.missing === 0 && seen.kept === seen.letters,
  );
  result.checks[`p95 ≤ ${MOST_LATER} × stock, ${name}`] = later <= MOST_LATER;
  result.checks[`processor ≤ stock, ${name}`] = processor <= 1;
}
