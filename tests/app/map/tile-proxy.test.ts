import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tileAttribution } from '#app/map/tile-attribution.ts';
import { createTileProxy, type TileProxyOptions } from '#app/map/tile-proxy.server.ts';

const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(992, 7)]);
const closings: (() => Promise<unknown>)[] = [];
let cacheDir = '';

beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'tiles-'));
  closings.push(() => rm(cacheDir, { recursive: true, force: true }));
});

afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

async function service(answer: RequestListener) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  closings.push(close);
  return { asked, close, template: `http://127.0.0.1:${(server.address() as AddressInfo).port}/t?z={z}&x={x}&y={y}` };
}

function png(body: Buffer = PNG): RequestListener {
  return (_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(body);
}

function proxy(template: string, options: Partial<TileProxyOptions> = {}) {
  return createTileProxy({ template, cacheDir, maxBytes: 1_000_000, ...options });
}

test('a tile is asked for once, then answered from disk, also after a restart', async () => {
  const { template, asked } = await service(png());
  const first = await proxy(template)('12', '2099', '1492');
  expect(first).toMatchObject({ status: 200, headers: { 'Content-Type': 'image/png' } });
  expect(Buffer.from(first.body)).toEqual(PNG);
  expect(asked[0]?.url).toBe('/t?z=12&x=2099&y=1492');
  expect((await proxy(template)('12', '2099', '1492')).status).toBe(200);
  expect(asked).toHaveLength(1);
});

test('the same tile wanted by many at once is asked for once', async () => {
  const { template, asked } = await service(png());
  const tiles = proxy(template);
  const answers = await Promise.all(Array.from({ length: 20 }, () => tiles('3', '4', '2')));
  expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
  expect(asked).toHaveLength(1);
});

test('a browser that has the tile is told so', async () => {
  const { template } = await service(png());
  const tiles = proxy(template);
  const { headers } = await tiles('3', '4', '2');
  expect(await tiles('3', '4', '2', headers.ETag)).toMatchObject({ status: 304, body: '' });
  expect((await tiles('3', '4', '2', '"other"')).status).toBe(200);
  expect(headers['Cache-Control']).toContain('public');
});

test('nothing that is not a tile of the world is asked for', async () => {
  const { template, asked } = await service(png());
  const tiles = proxy(template);
  const wrong = [
    ['20', '0', '0'],
    ['3', '8', '0'],
    ['3', '0', '8'],
    ['-1', '0', '0'],
    ['3', '1.5', '0'],
    ['3', '../1', '0'],
    ['3', '01', '0'],
    ['', '', ''],
    ['3', '1', '99999999999999999999'],
  ] as const;
  for (const [z, x, y] of wrong) expect((await tiles(z, x, y)).status).toBe(404);
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.string(), async (x, y) => {
      fc.pre(!/^\d+$/.test(x) || !/^\d+$/.test(y));
      expect((await tiles('4', x, y)).status).toBe(404);
    }),
  );
  expect(asked).toHaveLength(0);
});

test('the service learns nothing of who looks', async () => {
  const { template, asked } = await service(png());
  await proxy(template)('1', '1', '0');
  const { headers } = asked[0] as IncomingMessage;
  expect(headers['user-agent']).toBe('Maillage');
  for (const name of ['cookie', 'referer', 'x-forwarded-for', 'forwarded', 'origin', 'authorization']) {
    expect(headers).not.toHaveProperty(name);
  }
});

test('redirects, other contents and oversized tiles are refused', async () => {
  const html: RequestListener = (_q, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
  const disguised: RequestListener = (_q, response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end('<svg/>');
  const away: RequestListener = (_q, response) =>
    response.writeHead(302, { location: 'http://127.0.0.1:1/secret' }).end();
  const broken: RequestListener = (_q, response) => response.writeHead(500).end();
  for (const answer of [html, disguised, away, broken, png(Buffer.concat([PNG, Buffer.alloc(2 ** 20)]))]) {
    const { template } = await service(answer);
    expect((await proxy(template)('2', '1', '1')).status).toBe(502);
  }
  const { template } = await service((_q, response) => response.writeHead(404).end());
  expect((await proxy(template)('2', '1', '1')).status).toBe(404);
  expect(await readdir(cacheDir, { recursive: true })).toEqual([]);
});

test('a service out of reach is answered 503, and left alone for a while', async () => {
  let time = 1_000_000;
  const { template, close, asked } = await service(png());
  const tiles = proxy(template, { now: () => time });
  await close();
  expect(await tiles('2', '1', '1')).toMatchObject({ status: 503, headers: { 'Retry-After': '15' } });
  let calls = 0;
  const counting = proxy(template, {
    now: () => time,
    fetch: () => {
      calls += 1;
      return Promise.reject(new TypeError('fetch failed'));
    },
  });
  for (let index = 0; index < 5; index += 1) expect((await counting('2', '1', '1')).status).toBe(503);
  expect(calls).toBe(1);
  time += 16_000;
  expect((await counting('2', '1', '1')).status).toBe(503);
  expect(calls).toBe(2);
  expect(asked).toHaveLength(0);
});

test('a service that never answers is given up', async () => {
  const { template } = await service(() => undefined);
  expect((await proxy(template, { timeoutMs: 50 })('2', '1', '1')).status).toBe(503);
});

test('an old tile is asked for again, and shown as it is when the service is away', async () => {
  let time = Date.now();
  const { template, asked, close } = await service(png());
  const tiles = proxy(template, { now: () => time, maxAgeMs: 1000 });
  await tiles('2', '1', '1');
  time += 5000;
  expect((await tiles('2', '1', '1')).status).toBe(200);
  expect(asked).toHaveLength(2);
  time += 60_000;
  await close();
  expect((await tiles('2', '1', '1')).status).toBe(200);
});

test('the folder stays within its bound, and the tiles used last stay', async () => {
  const { template, asked } = await service(png());
  const tiles = proxy(template, { maxBytes: 10 * PNG.length });
  for (let x = 0; x < 30; x += 1) {
    await tiles('5', String(x), '0');
    await tiles('5', '0', '0');
  }
  const files = await readdir(cacheDir, { recursive: true, withFileTypes: true });
  expect(files.filter((file) => file.isFile()).length).toBeLessThanOrEqual(10);
  const before = asked.length;
  await tiles('5', '0', '0');
  await tiles('5', '29', '0');
  expect(asked).toHaveLength(before);
  await tiles('5', '3', '0');
  expect(asked).toHaveLength(before + 1);
});

test('a folder that cannot be written still lets tiles through', async () => {
  const { template } = await service(png());
  const file = join(cacheDir, 'not-a-folder');
  await writeFile(file, '');
  expect((await proxy(template, { cacheDir: file })('2', '1', '1')).status).toBe(200);
});

test('a template without its three places, or of another protocol, is refused at once', () => {
  for (const template of ['', 'nothing', 'https://tiles.example/{z}/{x}', 'file:///tmp/{z}/{x}/{y}']) {
    expect(() => proxy(template)).toThrow(RangeError);
  }
});

test('each known source is named', () => {
  expect(tileAttribution('https://data.geopf.fr/wmts?z={z}&x={x}&y={y}')).toContain('IGN');
  expect(tileAttribution('https://tile.openstreetmap.org/{z}/{x}/{y}.png')).toContain('OpenStreetMap');
  expect(tileAttribution('https://tuiles.example.org/{z}/{x}/{y}')).toBe('Fond de carte\u202f: tuiles.example.org');
});
