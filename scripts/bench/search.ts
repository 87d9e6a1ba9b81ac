// 100,000 services: our API against the same multi-search bodies sent straight to the same Meilisearch, both engines
// against each other, MiniSearch beside them, and names with slips.
import { openDatabase } from '#db/client.ts';
import { insertSynthetic } from '#db/demo/insert-synthetic.ts';
import { claimInstance } from '#db/instance.ts';
import { normalise } from '#db/normalise.ts';
import { type SearchEngine, type SearchRequest, SearchUnavailable } from '#search/engine.ts';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { createPostgresEngine } from '#search/postgres.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import { type CorpusService, indexEverything, insertDemonstrationNetwork, readCorpus } from './corpus.ts';
import { mean, percentile, round, seededRandom, shuffled, table } from './figures.ts';
import { type Client, inFlight, openClient } from './http-client.ts';
import { requestOfUrl } from './judge.ts';
import { type InMemory, openMiniSearch } from './minisearch.ts';
import { hitsAt10, type MisspeltName, misspeltNames } from './misspelt-names.ts';
import { recordBodies } from './recording.ts';
import type { BenchOptions, BenchResult } from './result.ts';
import { searchUrls } from './search-urls.ts';
import { type BenchServers, withServers } from './servers.ts';
import { startWeb } from './web.ts';

const SEED = 1;
const WIDTHS = [1, 8];
const PATIENCE_MS = 10_000;
/** After this the site prefers another engine. */
const DEADLINE_MS = 300;
const BLOCK = 40;
/** It takes so long that it answers every fourth search, and fewer names. */
const MINISEARCH_EVERY = 4;
const MINISEARCH_NAMES = 50;

type Timed = { name: string; milliseconds: number[] };
type Told = { say: (line: string) => void; result: BenchResult };

export async function run({ say, options }: BenchOptions): Promise<BenchResult> {
  const services = Number(options.services ?? 100_000);
  const searches = Number(options.searches ?? 400);
  const result: BenchResult = { job: 'search', checks: {}, contenders: [], ratios: {} };
  const told = { say, result };
  await withServers(say, async (servers) => {
    const database = openDatabase(servers.postgres.url('app'));
    try {
      await claimInstance(database, true);
      await insertDemonstrationNetwork(database);
      await insertSynthetic(database, { services, seed: SEED });
      const started = performance.now();
      const documents = await indexEverything(database, servers);
      say(`${documents} documents indexed in both engines in ${Math.round((performance.now() - started) / 1000)} s`);
      const corpus = await readCorpus(database);

      const perWidth = WIDTHS.map((width, at) => ({ width, urls: searchUrls(corpus, searches, true, SEED + at) }));
      for (const { width, urls } of perWidth) await compareApi({ servers, urls, width, told });

      const { url, key } = servers.meilisearch;
      const client = openMeilisearch({ url, key });
      const meilisearch = createMeilisearchEngine({ client, index: SERVICES_INDEX, deadlineMs: PATIENCE_MS });
      const postgres = createPostgresEngine(database);
      const memory = await openMiniSearch(database);
      say(`MiniSearch: ${memory.documents} documents in ${memory.indexedInMs} ms, ${memory.megabytes} MB of memory`);
      for (const withZone of [true, false]) {
        const urls = searchUrls(corpus, searches, withZone, withZone ? 21 : 22);
        await compareEngines({ engines: [meilisearch, postgres], memory, urls, withZone, told });
      }
      await compareSlips({ engines: [meilisearch, postgres], memory, corpus, told });
    } finally {
      await database.close();
    }
  });
  return result;
}

/** Each search is sent once to each, block by block, who goes first alternating. */
async function compareApi(options: {
  servers: BenchServers;
  urls: string[];
  width: number;
  told: Told;
}): Promise<void> {
  const { servers, urls, width, told } = options;
  const { url, key } = servers.meilisearch;
  const bodies = await bodiesOf(urls, servers);
  const web = await startWeb(servers);
  const client = openClient();
  const api: Timed = { name: `API, ${width} in flight`, milliseconds: [] };
  const direct: Timed = { name: `Meilisearch by node:http, ${width} in flight`, milliseconds: [] };
  const other = { count: 0 };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const askApi = async (query: string) => {
    const answer = await client.ask({ url: `${web.url}/api/v1/annuaire?${query}` });
    if (answer.status !== 200) throw new Error(`the API answered ${answer.status} to ${query}`);
    if (answer.bytes.includes('"engine":"postgres"')) other.count += 1;
    api.milliseconds.push(answer.milliseconds);
  };
  const askDirect = async (query: string) => {
    let milliseconds = 0;
    for (const body of bodies.get(query) ?? []) {
      const answer = await client.ask({ url: `${url}/multi-search`, body, headers });
      if (answer.status !== 200) throw new Error(`Meilisearch answered ${answer.status}`);
      milliseconds += answer.milliseconds;
    }
    direct.milliseconds.push(milliseconds);
  };
  try {
    await warm(client, web.url);
    for (let at = 0; at < urls.length; at += BLOCK) {
      const block = urls.slice(at, at + BLOCK);
      const turns = at % (2 * BLOCK) === 0 ? [askApi, askDirect] : [askDirect, askApi];
      for (const turn of turns) await inFlight(block, width, turn);
    }
  } finally {
    client.close();
    await web.stop();
  }
  told.say(`\n${urls.length} distinct searches with a commune and facets, ${width} in flight (ms)`);
  sayTimes([api, direct], told);
  if (other.count > 0)
    told.say(`${other.count} answers came from PostgreSQL, after ${DEADLINE_MS} ms without one from Meilisearch`);
  const ratio = round(percentile(api.milliseconds, 0.95) / percentile(direct.milliseconds, 0.95));
  told.result.ratios[`API p95 / Meilisearch asked directly, ${width} in flight`] = ratio;
  told.result.checks[`API p95 ≤ 2 × Meilisearch asked directly, ${width} in flight`] = ratio <= 2;
}

/** What the engine sends to Meilisearch for each search, one body after the other. */
async function bodiesOf(urls: string[], { meilisearch }: BenchServers): Promise<Map<string, string[]>> {
  const recorder = await recordBodies(meilisearch.url);
  const client = openMeilisearch({ url: recorder.url, key: meilisearch.key });
  const engine = createMeilisearchEngine({ client, index: SERVICES_INDEX, deadlineMs: PATIENCE_MS });
  const bodies = new Map<string, string[]>();
  try {
    for (const url of urls) {
      await engine.search(pageOf(url));
      bodies.set(url, recorder.bodies());
    }
  } finally {
    recorder.close();
  }
  return bodies;
}

/** As the API asks: twenty organisations. */
function pageOf(url: string): SearchRequest {
  return { ...requestOfUrl(new URLSearchParams(url), new Date()), limit: 20 };
}

/** A process just started compiles its code: neither contender should pay for that. */
async function warm(client: Client, url: string): Promise<void> {
  for (let at = 0; at < 60; at += 1)
    await client.ask({ url: `${url}/api/v1/annuaire?q=chauffage+${at}&commune=75056` });
}

async function compareEngines(options: {
  engines: SearchEngine[];
  memory: InMemory;
  urls: string[];
  withZone: boolean;
  told: Told;
}): Promise<void> {
  const { engines, memory, urls, withZone, told } = options;
  const names = [...engines.map(({ name }) => name), 'minisearch'];
  const times = new Map<string, Timed>(names.map((name) => [name, { name, milliseconds: [] }]));
  const failed = new Map<string, number>();
  const random = seededRandom(SEED);
  for (const [at, url] of urls.entries()) {
    const request = pageOf(url);
    for (const name of shuffled(at % MINISEARCH_EVERY === 0 ? names : names.slice(0, -1), random)) {
      const engine = engines.find((one) => one.name === name);
      const started = performance.now();
      try {
        if (engine) await engine.search(request);
        else memory.search(request);
      } catch (error) {
        if (!(error instanceof SearchUnavailable)) throw error;
        failed.set(name, (failed.get(name) ?? 0) + 1);
      }
      times.get(name)?.milliseconds.push(performance.now() - started);
    }
  }
  told.say(
    `\n${urls.length} distinct searches with facets, ${withZone ? 'with' : 'without'} a commune, in the process (ms)`,
  );
  sayTimes([...times.values()], told, withZone ? 'with a commune' : 'without a commune');
  for (const [name, count] of failed) told.say(`${name} gave up ${count} times`);
  const p95 = (name: string) => percentile(times.get(name)?.milliseconds ?? [], 0.95);
  const where = withZone ? 'with a zone' : 'without a zone';
  const ratio = round(p95('postgres') / p95('meilisearch'));
  told.result.ratios[`PostgreSQL p95 / Meilisearch p95, ${where}`] = ratio;
  told.result.ratios[`MiniSearch p95 / Meilisearch p95, ${where}`] = round(p95('minisearch') / p95('meilisearch'));
  if (withZone) told.result.checks['PostgreSQL p95 ≤ 5 × Meilisearch, with a zone'] = ratio <= 5;
  else told.result.checks[`PostgreSQL p95 < ${DEADLINE_MS} ms, without a zone`] = p95('postgres') < DEADLINE_MS;
}

async function compareSlips(options: {
  engines: SearchEngine[];
  memory: InMemory;
  corpus: CorpusService[];
  told: Told;
}): Promise<void> {
  const { engines, memory, corpus, told } = options;
  const names = misspeltNames(corpus, 200, SEED);
  const rows: (string | number)[][] = [];
  for (const engine of engines) {
    const ask = (typed: (name: MisspeltName) => string) => hitsAt10(engine, names, typed);
    const [exact, first, two] = [
      await ask(({ name }) => name),
      await ask((one) => one.firstLetter),
      await ask((one) => one.twoEdits),
    ];
    rows.push([engine.name, exact, first, two]);
    told.result.checks[`${engine.name}: names with a wrong first letter, hit@10 ≥ 0.9`] = first >= 0.9;
    told.result.checks[`${engine.name}: names with two slips, hit@10 ≥ 0.9`] = two >= 0.9;
  }
  const known = new Map(
    corpus.map(({ organisationId, organisation }) => [organisationId, normalise(organisation.name)]),
  );
  const inMemory = (typed: (name: MisspeltName) => string) => {
    const hits = names.slice(0, MINISEARCH_NAMES).map((name) => {
      const { organisationIds } = memory.search({
        ...pageOf(new URLSearchParams({ q: typed(name) }).toString()),
        reach: null,
      });
      return Number(organisationIds.slice(0, 10).some((id) => known.get(id) === normalise(name.name)));
    });
    return round(mean(hits), 3);
  };
  rows.push([
    'minisearch',
    inMemory(({ name }) => name),
    inMemory((one) => one.firstLetter),
    inMemory((one) => one.twoEdits),
  ]);
  told.say(`\n${names.length} names (MiniSearch: ${MINISEARCH_NAMES}), share found among the first ten`);
  for (const line of table(['', 'exact', 'first letter', 'two slips'], rows)) told.say(line);
  for (const [name, exact, firstLetter, twoSlips] of rows) {
    told.result.contenders.push({
      name: `${name} · names`,
      exact: exact ?? null,
      firstLetter: firstLetter ?? null,
      twoSlips: twoSlips ?? null,
    });
  }
}

function sayTimes(timed: Timed[], { say, result }: Told, where = ''): void {
  const rows = timed.map(({ name, milliseconds }) => {
    const figures = {
      p50: round(percentile(milliseconds, 0.5), 1),
      p95: round(percentile(milliseconds, 0.95), 1),
      p99: round(percentile(milliseconds, 0.99), 1),
    };
    result.contenders.push({
      name: where === '' ? name : `${name} · ${where}`,
      count: milliseconds.length,
      ...figures,
    });
    return [name, ...Object.values(figures)];
  });
  for (const line of table(['', 'p50', 'p95', 'p99'], rows)) say(line);
}
