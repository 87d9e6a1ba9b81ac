// Lighthouse weighs as much as the rest of the house: it is fetched by npx when a bench asks for it, never installed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type LaunchOptions } from 'playwright-core';

const VERSION = '12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const PATIENCE_MS = 180_000;

export type Category = (typeof CATEGORIES)[number];

/** Scores out of 100, milliseconds; `failed`: audits that cost points, as Lighthouse names them. */
export type Audit = { scores: Record<Category, number>; largestMs: number; blockedMs: number; failed: string[] };

type Report = {
  runtimeError?: { message: string };
  categories: Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; numericValue?: number }>;
};

/** null when npx cannot bring Lighthouse here, else its version. */
export async function findLighthouse(): Promise<string | null> {
  const { code, said } = await npx(['--version']);
  return code === 0 ? (/\d+\.\d+\.\d+\s*$/.exec(said)?.[0].trim() ?? null) : null;
}

/** One run with a browser of its own, on Lighthouse's mobile settings. A busy machine loses the trace of a page now and then:
 *  once more, then it throws. */
export function audit(url: string, browserOptions: LaunchOptions): Promise<Audit> {
  return auditOnce(url, browserOptions).catch(() => auditOnce(url, browserOptions));
}

async function auditOnce(url: string, browserOptions: LaunchOptions): Promise<Audit> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'maillage-lighthouse-'));
  const file = path.join(folder, 'report.json');
  const args = [...(browserOptions.args ?? []), `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ ...browserOptions, args });
  try {
    const { code, said } = await npx([
      url,
      `--port=${port}`,
      `--only-categories=${CATEGORIES.join(',')}`,
      '--output=json',
      `--output-path=${file}`,
      '--quiet',
    ]);
    if (code !== 0) throw new Error(`Lighthouse ended with ${code} on ${url}: ${said.trim().slice(-500)}`);
    return read(JSON.parse(readFileSync(file, 'utf8')) as Report);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function read({ runtimeError, categories, audits }: Report): Audit {
  if (runtimeError) throw new Error(`Lighthouse: ${runtimeError.message}`);
  const failed = CATEGORIES.flatMap((category) => categories[category].auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => id);
  const scores = Object.fromEntries(
    CATEGORIES.map((category) => [category, Math.round((categories[category].score ?? 0) * 100)]),
  ) as Record<Category, number>;
  const milliseconds = (id: string) => Math.round(audits[id]?.numericValue ?? Number.NaN);
  const largestMs = milliseconds('largest-contentful-paint');
  return { scores, largestMs, blockedMs: milliseconds('total-blocking-time'), failed };
}

function npx(args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn('npx', ['--yes', `lighthouse@${VERSION}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
  });
  let said = '';
  const keep = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, said: error.message }));
    child.once('close', (code) => resolve({ code, said }));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
