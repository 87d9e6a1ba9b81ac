// The main pages as a telephone on a slow line gets them: scripts asked for, first paint with and without them, Lighthouse.
import { availableParallelism, loadavg } from 'node:os';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { readEnv } from '#app/server/env.ts';
import { openDatabase } from '#db/client.ts';
import { claimInstance } from '#db/instance.ts';
import { chromiumOptions } from '#scripts/chromium.ts';
import { indexEverything, insertDemonstrationNetwork } from './corpus.ts';
import { percentile, round, table } from './figures.ts';
import { type Audit, audit, type Category, findLighthouse } from './lighthouse.ts';
import { bytesOf, newVisitor, type Paint, paintOnce, ScriptLog } from './page-loads.ts';
import type { BenchOptions, BenchResult } from './result.ts';
import { withServers } from './servers.ts';
import { startWeb } from './web.ts';

const BEFORE_ANYTHING = 110_000;
const AFTER_A_KEYSTROKE = 190_000;
const GOOD_SCORE = 95;
const CATEGORIES: Category[] = ['performance', 'accessibility', 'best-practices'];
const SEARCH = '/annuaire?q=facture';
/** The guide is measured beside the pages that were promised. */
const UNPROMISED = '/annuaire/guide';

type Bench = { origin: string; pages: string[]; browser: Browser; say: BenchOptions['say']; result: BenchResult };

export async function run({ say, options }: BenchOptions): Promise<BenchResult> {
  const loads = Number(options.loads ?? 5);
  const audits = Number(options.audits ?? 3);
  const result: BenchResult = { job: 'pages', checks: {}, contenders: [], ratios: {} };
  await withServers(say, async (servers) => {
    const database = openDatabase(servers.postgres.url('app'));
    try {
      await claimInstance(database, true);
      await insertDemonstrationNetwork(database);
      await indexEverything(database, servers);
    } finally {
      await database.close();
    }
    const web = await startWeb(servers);
    const browserOptions = await chromiumOptions(readEnv().chromePath ?? undefined);
    const browser = await chromium.launch(browserOptions);
    try {
      const card = await firstCard(web.url);
      const pages = ['/', '/annuaire', SEARCH, card, UNPROMISED];
      result.contenders = pages.map((name) => ({ name }));
      const bench: Bench = { origin: web.url, pages, browser, say, result };
      await weighScripts(bench);
      await typeThenAskForTheMap(bench);
      await paintWithoutScript(bench);
      await timePaints(bench, loads);
      await browser.close();
      await runLighthouse(bench, browserOptions, audits);
    } finally {
      await browser.close();
      await web.stop();
    }
  });
  return result;
}

async function firstCard(origin: string): Promise<string> {
  const html = await (await fetch(`${origin}/annuaire`)).text();
  const slug = /<li[^>]* data-slug="([^"]+)"/.exec(html)?.[1];
  if (!slug) throw new Error('the list shows no card');
  return `/annuaire/${slug}`;
}

function note({ result }: Bench, page: string, figures: Record<string, number | null>): void {
  const contender = result.contenders.find(({ name }) => name === page);
  if (contender) Object.assign(contender, figures);
}

const kilobytes = (bytes: number) => round(bytes / 1000, 1);

async function weighScripts(bench: Bench): Promise<void> {
  const { origin, pages, browser, say, result } = bench;
  const rows: (string | number)[][] = [];
  for (const page of pages) {
    const context = await newVisitor(browser, origin);
    const tab = await context.newPage();
    const log = new ScriptLog(tab);
    await tab.goto(page, { waitUntil: 'networkidle' });
    const scripts = await log.read();
    await context.close();
    const bytes = bytesOf(scripts);
    note(bench, page, { scriptBytes: bytes, scripts: scripts.length });
    const heaviest = scripts.slice(0, 4).map((script) => `${script.name} ${kilobytes(script.bytes)}`);
    rows.push([page, scripts.length, kilobytes(bytes), heaviest.join(', ')]);
    const promise = page === UNPROMISED ? '' : `${page}: ≤ 110 kB of scripts before any interaction`;
    if (promise) result.checks[promise] = scripts.length > 0 && bytes <= BEFORE_ANYTHING;
    result.checks[`${page}: no Leaflet before the map is asked for`] = scripts.every((script) => !script.isLeaflet);
  }
  say('\nScripts before any interaction (gzipped kB)');
  for (const line of table(['page', 'files', 'kB', 'heaviest'], rows)) say(line);
}

async function typeThenAskForTheMap({ origin, browser, say, result }: Bench): Promise<void> {
  const context = await newVisitor(browser, origin);
  try {
    const tab = await context.newPage();
    const log = new ScriptLog(tab);
    await tab.goto('/annuaire', { waitUntil: 'networkidle' });
    const before = bytesOf(await log.read());
    await tab.locator('input[name="q"]').pressSequentially('f');
    await tab.waitForURL(/[?&]q=f\b/);
    await tab.waitForLoadState('networkidle');
    const typed = await log.read();
    await tab.getByRole('link', { name: 'Carte', exact: true }).last().click();
    await tab.locator('.leaflet-container').waitFor();
    const mapped = await log.read();
    const row = [before, bytesOf(typed), bytesOf(mapped)].map(kilobytes);
    say('\nScripts of a visit that starts on /annuaire (gzipped kB, summed)');
    for (const line of table(['', 'loaded', 'one letter typed', 'map asked for'], [['/annuaire', ...row]])) say(line);
    result.checks['/annuaire: ≤ 190 kB of scripts after the first keystroke'] = bytesOf(typed) <= AFTER_A_KEYSTROKE;
    result.checks['a keystroke does not ask for Leaflet'] = typed.every((script) => !script.isLeaflet);
    result.checks['the map asks for Leaflet'] = mapped.some((script) => script.isLeaflet);
  } finally {
    await context.close();
  }
}

/** The heading, and as many links as the page has once its scripts ran. */
async function paintWithoutScript({ origin, pages, browser, result }: Bench): Promise<void> {
  for (const page of pages) {
    const seen: { heading: string | null; links: number }[] = [];
    for (const hasScript of [false, true]) {
      const context = await newVisitor(browser, origin, hasScript);
      const tab = await context.newPage();
      await tab.goto(page, { waitUntil: 'networkidle' });
      const heading = await tab.locator('h1').textContent();
      seen.push({ heading, links: await tab.locator('main a:visible').count() });
      await context.close();
    }
    const [without, withScript] = seen;
    result.checks[`${page}: everything is there without script`] =
      Boolean(without?.heading) && without?.heading === withScript?.heading && without?.links === withScript?.links;
  }
}

async function timePaints(bench: Bench, loads: number): Promise<void> {
  const { origin, pages, browser, say, result } = bench;
  const variants = pages.flatMap((page) =>
    [true, false].map((hasScript) => ({ page, hasScript, paints: [] as Paint[] })),
  );
  for (let load = 0; load < loads; load += 1) {
    for (const { page, hasScript, paints } of variants) {
      paints.push(await paintOnce(browser, origin + page, hasScript));
    }
  }
  const medians = (paints: Paint[]) => {
    const of = (figure: keyof Paint) =>
      percentile(
        paints.map((paint) => paint[figure]),
        0.5,
      );
    return {
      first: Math.round(of('first')),
      largest: Math.round(of('largest')),
      shift: round(of('shift'), 3),
      blocked: Math.round(of('blocked')),
    };
  };
  const rows = pages.map((page) => {
    const paintsOf = (hasScript: boolean) =>
      variants.find((one) => one.page === page && one.hasScript === hasScript)?.paints ?? [];
    const [scripted, plain] = [medians(paintsOf(true)), medians(paintsOf(false))];
    note(bench, page, {
      fcpMs: scripted.first,
      lcpMs: scripted.largest,
      shift: scripted.shift,
      blockedMs: scripted.blocked,
      fcpWithoutScriptMs: plain.first,
      lcpWithoutScriptMs: plain.largest,
    });
    result.checks[`${page}: first paint without script`] = paintsOf(false).every(({ first }) => first > 0);
    result.ratios[`${page}: largest paint with scripts / without`] = round(scripted.largest / plain.largest);
    return [page, scripted.first, scripted.largest, scripted.shift, scripted.blocked, plain.first, plain.largest];
  });
  say(`\n1.6 Mb/s, 150 ms, processor 4 × slower: medians of ${loads} interleaved loads (ms)`);
  const head = ['page', 'FCP', 'LCP', 'CLS', 'blocked', 'FCP without script', 'LCP without script'];
  for (const line of table(head, rows)) say(line);
}

async function runLighthouse(bench: Bench, browserOptions: LaunchOptions, runs: number): Promise<void> {
  const { origin, pages, say, result } = bench;
  const version = runs > 0 ? await findLighthouse() : null;
  if (!version) {
    const why = runs > 0 ? 'npx cannot fetch it here' : 'none was asked for (--audits 0)';
    say(`\nLIGHTHOUSE WAS NOT RUN: ${why}. Nothing is known of its scores.`);
    return;
  }
  const audited = new Map<string, Audit[]>(pages.map((page) => [page, []]));
  for (let at = 0; at < runs; at += 1) {
    for (const page of pages) audited.get(page)?.push(await audit(origin + page, browserOptions));
  }
  const rows = pages.map((page) => {
    const all = audited.get(page) ?? [];
    const middle = (figure: (one: Audit) => number) => percentile(all.map(figure), 0.5);
    const scores = CATEGORIES.map((category) => middle((one) => one.scores[category]));
    const best = Math.max(...all.map((one) => one.scores.performance));
    const [largest, blocked] = [middle((one) => one.largestMs), middle((one) => one.blockedMs)];
    for (const [at, category] of CATEGORIES.entries()) {
      note(bench, page, { [`lighthouse ${category}`]: scores[at] ?? null });
      result.checks[`${page}: Lighthouse ${category} ≥ ${GOOD_SCORE}`] = (scores[at] ?? 0) >= GOOD_SCORE;
    }
    return [page, ...scores, best, largest, blocked, [...new Set(all.flatMap((one) => one.failed))].join(', ')];
  });
  say(`\nLighthouse ${version}, its mobile settings: medians of ${runs} runs`);
  const head = ['page', ...CATEGORIES, 'best performance', 'LCP ms', 'blocked ms', 'audits that cost points'];
  for (const line of table(head, rows)) say(line);
  const waiting = round((loadavg()[0] ?? 0) / availableParallelism(), 1);
  if (waiting > 1.5) {
    say(`${waiting} processes wanted each processor meanwhile: scripts seemed slower, performance scores are too low`);
  }
}
