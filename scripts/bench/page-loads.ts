// What one load of a page asks for and when it paints, seen from the browser.
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, CDPSession, Page, Response } from 'playwright-core';

/** Lighthouse's slow 4G with its middling telephone: bits per second, milliseconds, times slower. */
const LINE = { bitsPerSecond: 1_600_000, latencyMs: 150, slowness: 4 };
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
/** Words that only Leaflet's code carries. */
const LEAFLET = 'leaflet-container';

export type Script = { name: string; bytes: number; isLeaflet: boolean };

/** Milliseconds since the navigation began; `shift` is the cumulative layout shift. */
export type Paint = { first: number; largest: number; shift: number; blocked: number };

/** Collects every script a page receives, gzipped bytes each, whatever the server's own encoding. */
export class ScriptLog {
  readonly #pending: Promise<Script | null>[] = [];

  constructor(page: Page) {
    page.on('response', (response) => this.#pending.push(readScript(response)));
  }

  async read(): Promise<Script[]> {
    const found = await Promise.all(this.#pending);
    const byName = new Map(found.filter((script) => script !== null).map((script) => [script.name, script]));
    return [...byName.values()].toSorted((left, right) => right.bytes - left.bytes);
  }
}

async function readScript(response: Response): Promise<Script | null> {
  if (!/javascript/.test(response.headers()['content-type'] ?? '')) return null;
  const body = await response.body();
  return {
    name: new URL(response.url()).pathname.split('/').at(-1) ?? '',
    bytes: gzipSync(body).length,
    isLeaflet: body.includes(LEAFLET),
  };
}

export function bytesOf(scripts: Script[]): number {
  return scripts.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A visitor without cookies or cache, whose requests stay on this machine. */
export async function newVisitor(browser: Browser, origin: string, hasScript = true): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'fr-FR',
    javaScriptEnabled: hasScript,
    ...PHONE,
  });
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    (route) => route.abort(),
  );
  return context;
}

/** One load over the slow line; without script the page is what the server wrote, and must paint all the same. */
export async function paintOnce(browser: Browser, url: string, hasScript: boolean): Promise<Paint> {
  // No routes here: intercepted requests would not go through the slowed line.
  const context = await browser.newContext({ locale: 'fr-FR', ...PHONE });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await slowDown(session);
    await session.send('Emulation.setScriptExecutionDisabled', { value: !hasScript });
    await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 });
    // Only now: the page has passed its scripts by, and its timings can be asked for.
    await session.send('Emulation.setScriptExecutionDisabled', { value: false });
    return await page.evaluate(readPaint);
  } finally {
    await context.close();
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LINE.latencyMs,
    downloadThroughput: LINE.bitsPerSecond / 8,
    uploadThroughput: LINE.bitsPerSecond / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: LINE.slowness });
}

/** Runs in the page. */
async function readPaint(): Promise<Paint> {
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
  const entriesOf = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      const observer = new PerformanceObserver((list) => {
        observer.disconnect();
        resolve(list.getEntries());
      });
      observer.observe({ type, buffered: true });
      setTimeout(() => resolve([]), 400);
    });
  const [paints, largest, shifts, tasks] = await Promise.all(
    ['paint', 'largest-contentful-paint', 'layout-shift', 'longtask'].map(entriesOf),
  );
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    first: paints?.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? Number.NaN,
    largest: largest?.at(-1)?.startTime ?? Number.NaN,
    shift: sum((shifts as Shift[]).filter((one) => !one.hadRecentInput).map(({ value }) => value)),
    blocked: sum((tasks ?? []).map(({ duration }) => Math.max(0, duration - 50))),
  };
}
