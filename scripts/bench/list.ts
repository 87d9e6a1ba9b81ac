// The list page as anybody sees it, against a plain Remix page of the same cards: 400 distinct searches asked for as often
// as Zipf's law says, both processes just started: once compressed, as every browser asks, once bare.
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { PAGE_SIZE } from '#app/directory/read-list.server.ts';
import { openDatabase } from '#db/client.ts';
import { insertSynthetic } from '#db/demo/insert-synthetic.ts';
import { claimInstance } from '#db/instance.ts';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import { type CorpusService, indexEverything, insertDemonstrationNetwork, readCorpus } from './corpus.ts';
import { percentile, round, seededRandom, shuffled, table } from './figures.ts';
import { type Call, inFlight, openClient } from './http-client.ts';
import { requestOfUrl } from './judge.ts';
import type { BenchOptions, BenchResult } from './result.ts';
import { searchUrls } from './search-urls.ts';
import { type BenchServers, withServers } from './servers.ts';
import { startProcess, startWeb, type WebProcess } from './web.ts';

const SEED = 1;
const DISTINCT = 400;
const BLOCK = 100;
const WIDTH = 8;
const PLAIN = fileURLToPath(new URL('./plain-list.ts', import.meta.url));
const CARD = /<li[^>]* data-slug="([^"]+)"/g;

/** What browsers ask for, and nothing. */
const ENCODINGS = ['gzip', 'identity'] as const;

type Encoding = (typeof ENCODINGS)[number];
type Pass = { encoding: Encoding; contenders: Contender[]; differing: number };
type BenchReport = { say: (line: string) => void; passes: Pass[]; requests: number };
type Contender = { name: string; web: WebProcess; milliseconds: number[]; seconds: number; bytes: number };

export async function run({ say, options }: BenchOptions): Promise<BenchResult> {
  const services = Number(options.services ?? 20_000);
  const requests = Number(options.requests ?? 2_000);
  return withServers(say, async (servers) => {
    const database = openDatabase(servers.postgres.url('app'));
    let urls: string[];
    try {
      await claimInstance(database, true);
      await insertDemonstrationNetwork(database);
      await insertSynthetic(database, { services, seed: SEED });
      await indexEverything(database, servers);
      urls = await fullPages(await readCorpus(database), servers);
    } finally {
      await database.close();
    }
    const passes: Pass[] = [];
    for (const encoding of ENCODINGS) passes.push(await pass(servers, { encoding, urls, requests }));
    return report({ say, passes, requests });
  });
}

async function pass(
  servers: BenchServers,
  { encoding, urls, requests }: { encoding: Encoding; urls: string[]; requests: number },
): Promise<Pass> {
  const contenders: Contender[] = [];
  try {
    contenders.push(started('our list page', await startWeb(servers)));
    contenders.push(started('plain Remix page', await startProcess(PLAIN, servers, [String(PAGE_SIZE)])));
    await askInTurns(contenders, zipf(urls, requests), encoding);
    return { encoding, contenders, differing: await differences(contenders, urls.slice(0, 20), encoding) };
  } finally {
    for (const { web } of contenders) await web.stop();
  }
}

function started(name: string, web: WebProcess): Contender {
  return { name, web, milliseconds: [], seconds: 0, bytes: 0 };
}

/** Searches that fill a page, so that every page compared holds as many cards. */
async function fullPages(corpus: CorpusService[], { meilisearch }: BenchServers): Promise<string[]> {
  const client = openMeilisearch({ url: meilisearch.url, key: meilisearch.key });
  const engine = createMeilisearchEngine({ client, index: SERVICES_INDEX, deadlineMs: 10_000 });
  const full: string[] = [];
  for (const url of searchUrls(corpus, 20 * DISTINCT, true, SEED)) {
    const { organisations } = await engine.search(requestOfUrl(new URLSearchParams(url), new Date()));
    if (organisations >= PAGE_SIZE) full.push(url);
    if (full.length === DISTINCT) return full;
  }
  throw new Error(`only ${full.length} searches fill a page`);
}

/** Each address once, and the nth again in proportion to 1/n, in an order of chance. */
function zipf(urls: string[], requests: number): string[] {
  const random = seededRandom(SEED);
  let total = 0;
  const upTo = urls.map((_, at) => {
    total += 1 / (at + 1);
    return total;
  });
  const again = Array.from({ length: Math.max(0, requests - urls.length) }, () => {
    const drawn = random() * total;
    return urls[upTo.findIndex((limit) => drawn < limit)] ?? '';
  });
  return shuffled([...urls, ...again], random);
}

/** Block by block, who goes first alternating, so that the noise of the machine falls on both. */
async function askInTurns(contenders: Contender[], drawn: string[], encoding: Encoding): Promise<void> {
  const client = openClient();
  try {
    for (let at = 0; at < drawn.length; at += BLOCK) {
      const turns = at % (2 * BLOCK) === 0 ? contenders : contenders.toReversed();
      for (const contender of turns) {
        const began = performance.now();
        await inFlight(drawn.slice(at, at + BLOCK), WIDTH, async (query) => {
          const answer = await client.ask(callOf(contender, query, encoding));
          if (answer.status !== 200) throw new Error(`${contender.name} answered ${answer.status} to ${query}`);
          contender.milliseconds.push(answer.milliseconds);
          contender.bytes += answer.bytes.length;
        });
        contender.seconds += (performance.now() - began) / 1000;
      }
    }
  } finally {
    client.close();
  }
}

/** How many of these addresses do not show the same organisations in the same order. */
async function differences(contenders: Contender[], urls: string[], encoding: Encoding): Promise<number> {
  const client = openClient();
  let differing = 0;
  try {
    for (const query of urls) {
      const shown: string[] = [];
      for (const contender of contenders) {
        const { bytes } = await client.ask(callOf(contender, query, encoding));
        const html = encoding === 'gzip' ? gunzipSync(bytes) : bytes;
        shown.push([...html.toString('utf8').matchAll(CARD)].map(([, slug]) => slug).join(' '));
      }
      if (shown[0] === '' || shown[0] !== shown[1]) differing += 1;
    }
  } finally {
    client.close();
  }
  return differing;
}

function callOf({ web }: Contender, query: string, encoding: Encoding): Call {
  return { url: `${web.url}/annuaire?${query}`, headers: { 'accept-encoding': encoding } };
}

function report({ say, passes, requests }: BenchReport): BenchResult {
  say(
    `\n${requests} requests over ${DISTINCT} addresses by Zipf, ${WIDTH} in flight, from a cold start; ${PAGE_SIZE} cards a page`,
  );
  const rows = passes.flatMap(({ encoding, contenders }) =>
    contenders.map(({ name, milliseconds, seconds, bytes }) => ({
      name: `${name}, ${encoding}`,
      perSecond: round(requests / seconds, 1),
      p50: round(percentile(milliseconds, 0.5), 1),
      p95: round(percentile(milliseconds, 0.95), 1),
      p99: round(percentile(milliseconds, 0.99), 1),
      kilobytes: round(bytes / requests / 1000, 1),
    })),
  );
  const cells = rows.map(({ name, ...rest }) => [name, ...Object.values(rest)]);
  for (const line of table(['', 'pages/s', 'p50 ms', 'p95 ms', 'p99 ms', 'kB'], cells)) say(line);
  const differing = passes.reduce((sum, pass) => sum + pass.differing, 0);
  say(`${differing} of ${20 * passes.length} addresses showed other organisations, or in another order`);
  const ratio = (encoding: Encoding) => {
    const [ours, plain] = passes.find((pass) => pass.encoding === encoding)?.contenders ?? [];
    return round((plain?.seconds ?? 0) / (ours?.seconds ?? 1));
  };
  return {
    job: 'list',
    checks: { 'list page ≥ 3 × a plain Remix page': ratio('gzip') >= 3, 'same cards on both': differing === 0 },
    contenders: rows,
    ratios: {
      'pages per second, ours / plain Remix, gzip as browsers ask': ratio('gzip'),
      'pages per second, ours / plain Remix, nothing compressed': ratio('identity'),
    },
  };
}
