// Live notes against stock Hocuspocus with its Database extension, on the same PostgreSQL, in turns within one run.
// `--part load`, `recovery` or `trace` alone; all without it.
import postgres from 'postgres';
import { connectionOptions } from '#db/connection.ts';
import { measureLoad } from './notes/load.ts';
import { measureRecovery } from './notes/recovery.ts';
import { measureTrace } from './notes/trace.ts';
import type { BenchOptions, BenchResult } from './result.ts';
import { withServers } from './servers.ts';

const PARTS = { load: measureLoad, recovery: measureRecovery, trace: measureTrace };

export async function run(options: BenchOptions): Promise<BenchResult> {
  const asked = options.options.part;
  const result: BenchResult = { job: 'notes', checks: {}, contenders: [], ratios: {} };
  await withServers(options.say, async (servers) => {
    const owner = postgres({ ...connectionOptions(servers.postgres.url('migrator')), max: 1 });
    await owner`create table stock_notes (name text primary key, state bytea not null)`.finally(() => owner.end());
    for (const [name, measure] of Object.entries(PARTS)) {
      if (asked && asked !== name) continue;
      const part = await measure({ ...options, servers });
      Object.assign(result.checks, part.checks);
      Object.assign(result.ratios, part.ratios);
      result.contenders.push(...part.contenders);
    }
  });
  return result;
}
