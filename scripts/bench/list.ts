// The list page as anybody sees it, against a plain Remix page of the same cards: 400 distinct searches asked for as often
// as Zipf's law says, both processes just started.
import { fileURLToPath } from 'node:url';
import { PAGE_SIZE } from '#app/directory/read-list.server.ts';
import { openDatabase } from '#db/client.ts';
import { insertSynthetic } from '#db/demo/insert-synthetic.ts';
import { claimInstance } from '#db/instance.ts';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import { type CorpusService, indexEverything, insertDemonstrationNetwork, readCorpus } from './corpus.ts';
import { percentile, round, seededRandom, shuffled, table } from './figures.ts';
import { inFlight, openClient } from './http-client.ts';
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
    const contenders: Contender[] = [];
    try {
      contenders.push(started('our list page', await startWeb(servers)));
      contenders.push(started('plain Remix page', await startProcess(PLAIN, servers, [String(PAGE_SIZE)])));
      await askInTurns(contenders, zipf(urls, requests));
      const differing = await differences(contenders, urls.slice(0, 20));
      return report({ say, contenders, requests, differing });
    } finally {
      for (const { web } of contenders) await web.stop();
    }
  });
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
async function askInTurns(contenders: Contender[], drawn: string[]): Promise<void> {
  const client = openClient();
  try {
    for (let at = 0; at < drawn.length; at += BLOCK) {
      const turns = at % (2 * BLOCK) === 0 ? contenders : contenders.toReversed();
      for (const contender of turns) {
        const began = performance.now();
        await inFlight(drawn.slice(at, at + BLOCK), WIDTH, async (query) => {
          const answer = await client.ask({ url: `${contender.web.url}/annuaire?${query}` });
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
async function differences(contenders: Contender[], urls: string[]): Promise<number> {
  const client = openClient();
  let differing = 0;
  try {
    for (const query of urls) {
      const shown: string[] = [];
      for (const { web } of contenders) {
        const { bytes } = await client.ask({ url: `${web.url}/annuaire?${query}` });
        shown.push([...bytes.toString('utf8').matchAll(CARD)].map(([, slug]) => slug).join(' '));
      }
      if (shown[0] === '' || shown[0] !== shown[1]) differing += 1;
    }
  } finally {
    client.close();
  }
  return differing;
}

function report(options: {
  say: (line: string) => void;
  contenders: Contender[];
  requests: number;
  differing: number;
}): BenchResult {
  const { say, contenders, requests, differing } = options;
  const figures = contenders.map(({ name, milliseconds, seconds, bytes }) => ({
    name,
    perSecond: round(requests / seconds, 1),
    p50: round(percentile(milliseconds, 0.5), 1),
    p95: round(percentile(milliseconds, 0.95), 1),
    p99: round(percentile(milliseconds, 0.99), 1),
    kilobytes: round(bytes / requests / 1000, 1),
  }));
  say(
    `\n${requests} requests over ${DISTINCT} addresses by Zipf, ${WIDTH} in flight, from a cold start; ${PAGE_SIZE} cards a page`,
  );
  const rows = figures.map(({ name, ...rest }) => [name, ...Object.values(rest)]);
  for (const line of table(['', 'pages/s', 'p50 ms', 'p95 ms', 'p99 ms', 'kB'], rows)) say(line);
  say(`${differing} of 20 addresses showed other organisations, or in another order`);
  const ratio = round((figures[0]?.perSecond ?? 0) / (figures[1]?.perSecond ?? 1));
  return {
    job: 'list',
    checks: { 'list page ≥ 3 × a plain Remix page': ratio >= 3, 'same cards on both': differing === 0 },
    contenders: figures,
    ratios: { 'pages per second, ours / plain Remix': ratio },
  };
}
