// The live map in a real browser, alone on a page: what needs a canvas, a pointer or a keyboard.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import tailwindcss from '@tailwindcss/vite';
import type { Browser, Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { bytesToText, encodeBitset } from '#app/map/bitset-codec.ts';
import type { MapViewProps } from '#app/map/map-view.tsx';
import { encodePoints } from '#app/map/points-codec.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';
import type { Heard } from './live-map-page.tsx';

// The first stands alone in the middle, three gather to the west, two share one place to the east.
const POINTS = [
  { lat: 43.6, lon: 3.9, tint: 0 },
  { lat: 43.6, lon: 3.8, tint: 0 },
  { lat: 43.6001, lon: 3.8002, tint: 1 },
  { lat: 43.5999, lon: 3.8004, tint: 1 },
  { lat: 43.6, lon: 4, tint: 1 },
  { lat: 43.6, lon: 4, tint: 0 },
];
const BOUNDS = { west: 3.77, south: 43.56, east: 4.03, north: 43.64 };
const { bytes, order } = encodePoints(POINTS);
const ordinalOf = (index: number) => order.indexOf(index);

// A browser on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let browser: Browser;
let server: Server;
let origin = '';
let files: Map<string, { type: string; body: string | Uint8Array }>;
let asked: string[] = [];
let pointsStatus = 200;

beforeAll(async () => {
  files = await bundle();
  server = createServer((request, response) => {
    const url = request.url ?? '/';
    asked.push(url);
    if (url === '/points') return response.writeHead(pointsStatus).end(bytes);
    const file = files.get(url);
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  vi.resetConfig();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  asked = [];
  pointsStatus = 200;
});

async function open(props: Partial<MapViewProps> = {}): Promise<Page> {
  const page = await newPage(browser, origin, { viewport: { width: 900, height: 700 }, reducedMotion: 'reduce' });
  const given = encodeURIComponent(JSON.stringify({ initialBounds: BOUNDS, ...props }));
  await page.goto(`/#${given}`);
  await page.getByRole('button', { name: 'Afficher' }).click();
  return page;
}

async function openMap(props: Partial<MapViewProps> = {}): Promise<Page> {
  const page = await open(props);
  await page.locator('canvas.map-marks').waitFor();
  return page;
}

function heard(page: Page): Promise<Heard> {
  return page.evaluate(() => (window as unknown as { heard: Heard }).heard);
}

/** So many pixels from the middle of the map. */
async function clickAt(page: Page, dx: number, dy = 0): Promise<void> {
  const box = await page.locator('.live-map').boundingBox();
  if (!box) throw new Error('no map');
  await page.mouse.click(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy);
}

/** The whole canvas as one number: changes when anything drawn does. */
function drawn(page: Page): Promise<number> {
  return page.locator('canvas.map-marks').evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let sum = 0;
    for (const value of pixels) sum = (sum * 31 + value) % 1_000_003;
    return sum;
  });
}

test('Leaflet comes only once the map is asked for', async () => {
  const page = await newPage(browser, origin);
  await page.goto('/');
  await page.getByRole('button', { name: 'Afficher' }).waitFor();
  expect(asked.filter((url) => url.includes('live-map.client'))).toEqual([]);
  expect(asked).not.toContain('/points');
  await page.getByRole('button', { name: 'Afficher' }).click();
  await page.locator('canvas.map-marks').waitFor();
  expect(asked.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(1);
});

test('a point is chosen by a click, and is under the pointer before', async () => {
  const page = await openMap();
  await clickAt(page, 0);
  await expect.poll(async () => (await heard(page)).selected).toEqual([[ordinalOf(0)]]);
  expect((await heard(page)).hovered.at(-1)).toEqual([ordinalOf(0)]);
  await page.mouse.move(5, 5);
  await expect.poll(async () => (await heard(page)).hovered.at(-1)).toEqual([]);
  expect(await page.getByText(`Choisi : ${ordinalOf(0)}`).isVisible()).toBe(true);
});

test('a click on a cluster closes in on it, and the new area can be searched', async () => {
  const page = await openMap();
  const button = page.getByRole('button', { name: 'Chercher dans cette zone' });
  expect(await button.count()).toBe(0);
  const scale = await page.locator('.leaflet-control-scale-line').textContent();
  await clickAt(page, -pixelsPerTenthOfDegree(await zoomOf(page)));
  await button.waitFor();
  expect(await page.locator('.leaflet-control-scale-line').textContent()).not.toBe(scale);
  await button.click();
  await expect.poll(() => button.count()).toBe(0);
  const [area] = (await heard(page)).areas;
  expect(area?.west).toBeGreaterThan(3.7);
  expect(area?.west).toBeLessThan(3.8);
  expect(area?.east).toBeGreaterThan(3.8004);
  expect(area?.east).toBeLessThan(3.9);
});

test('points at one place are chosen together, without closing in for ever', async () => {
  const page = await openMap();
  await clickAt(page, pixelsPerTenthOfDegree(await zoomOf(page)));
  await expect.poll(async () => (await heard(page)).selected.at(-1)?.length).toBe(2);
  const together = (await heard(page)).selected.at(-1);
  expect(together?.toSorted()).toEqual([ordinalOf(4), ordinalOf(5)].toSorted());
});

test('only points of the query are there to be chosen', async () => {
  const page = await openMap({ bitset: bytesToText(encodeBitset([ordinalOf(1)], POINTS.length)) });
  await clickAt(page, 0);
  const { selected, hovered } = await heard(page);
  expect(selected).toEqual([]);
  expect(hovered.flat()).toEqual([]);
});

test('the keyboard moves the map and opens the mark nearest to its middle', async () => {
  const page = await openMap();
  const map = page.getByRole('group', { name: 'Carte des résultats' });
  await map.focus();
  await page.keyboard.press('Shift');
  await expect.poll(() => page.getByRole('status').textContent()).toBe('Un point. Entrée pour le choisir.');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await heard(page)).selected).toEqual([[ordinalOf(0)]]);
});

test('what the list points at comes forward on the map', async () => {
  const page = await openMap();
  const before = await drawn(page);
  await page.getByRole('button', { name: 'Mettre en avant' }).click();
  await expect.poll(() => drawn(page)).not.toBe(before);
});

test('tiles that fail give way to names on plain ground', async () => {
  const places = [{ name: 'Montpellier', lat: 43.61, lon: 3.87 }];
  const page = await openMap({ tiles: { url: '/tuiles/{z}/{x}/{y}', attribution: '© IGN' }, places });
  await page.locator('.live-map-plain').waitFor();
  expect(asked.some((url) => /^\/tuiles\/\d+\/\d+\/\d+$/.test(url))).toBe(true);
  expect(await page.getByText('© IGN').count()).toBe(0);
});

test('points that do not come are said so, and can be asked for again', async () => {
  pointsStatus = 503;
  const page = await open();
  await page.getByRole('alert').getByText('La liste donne les mêmes résultats').waitFor();
  pointsStatus = 200;
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.locator('canvas.map-marks').waitFor();
});

test('a bitset of other points is refused rather than shown wrong', async () => {
  const page = await open({ bitset: bytesToText(encodeBitset([1], 99)) });
  await page.getByRole('alert').waitFor();
  expect(await page.locator('canvas.map-marks').count()).toBe(0);
});

test('a query without any point says so on the map', async () => {
  const page = await openMap({ bitset: bytesToText(encodeBitset([], POINTS.length)) });
  await page.getByText('Aucun résultat à placer sur la carte.').waitFor();
});

test('axe finds nothing, by day and by night', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await openMap();
    await page.emulateMedia({ colorScheme });
    await clickAt(page, -pixelsPerTenthOfDegree(await zoomOf(page)));
    await page.getByRole('button', { name: 'Chercher dans cette zone' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});

/** The zoom that Leaflet chose, read from where it put its panes: the map was given the bounds, not the zoom. */
async function zoomOf(page: Page): Promise<number> {
  const box = await page.locator('.live-map').boundingBox();
  const [width, height] = [(box?.width ?? 0) / 0.96, (box?.height ?? 0) / 0.96];
  const perZoom0 = 256 / 360;
  const across = Math.log2(width / ((BOUNDS.east - BOUNDS.west) * perZoom0));
  const latitudeStretch = 1 / Math.cos((43.6 * Math.PI) / 180);
  const up = Math.log2(height / ((BOUNDS.north - BOUNDS.south) * perZoom0 * latitudeStretch));
  return Math.floor(Math.min(across, up) * 4) / 4;
}

function pixelsPerTenthOfDegree(zoom: number): number {
  return (0.1 * 256 * 2 ** zoom) / 360;
}

async function bundle(): Promise<Map<string, { type: string; body: string | Uint8Array }>> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    plugins: [tailwindcss()],
    esbuild: { jsx: 'automatic' },
    build: { write: false, rollupOptions: { input: path.join(import.meta.dirname, 'live-map-page.tsx') } },
  })) as Rollup.RollupOutput;
  const bundled: typeof files = new Map();
  for (const output of built.output) {
    const type = output.fileName.endsWith('.css') ? 'text/css' : 'text/javascript';
    bundled.set(`/${output.fileName}`, { type, body: output.type === 'chunk' ? output.code : output.source });
  }
  const entry = built.output.find((output) => output.type === 'chunk' && output.isEntry);
  const styles = [...bundled.keys()].filter((name) => name.endsWith('.css'));
  const links = styles.map((name) => `<link rel="stylesheet" href="${name}">`).join('');
  const body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Carte</title>${links}</head><body><div id="root"></div><script type="module" src="/${entry?.fileName}"></script></body></html>`;
  return bundled.set('/', { type: 'text/html', body });
}
