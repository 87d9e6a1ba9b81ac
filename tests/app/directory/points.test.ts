// The points of the map: named by their content, compressed once, and never mixed with those of another day.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeBitset, textToBytes } from '#app/map/bitset-codec.ts';
import { decodePoints } from '#app/map/points-codec.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

async function mapOf(query: string): Promise<{ pointsUrl: string; bitset: string; points: number }> {
  const html = await (await fetch(`${app.origin}/annuaire?vue=carte&${query}`)).text();
  const [, pointsUrl = ''] = /\\"(\/annuaire\/points\/[\w-]+)\\"/.exec(html) ?? [];
  const [, bitset = ''] = /\\"bitset\\",\\"([\w+/=]*)\\"/.exec(html) ?? [];
  const [, points = '0'] = /(\d+) lieux? d’accueil/.exec(html.replaceAll('<!-- -->', '')) ?? [];
  return { pointsUrl, bitset, points: Number(points) };
}

it('gives every place once, and for each query which of them match', async () => {
  const all = await mapOf('');
  const answer = await fetch(`${app.origin}${all.pointsUrl}`);
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(answer.headers.get('cache-control')).toContain('immutable');
  const points = decodePoints(new Uint8Array(await answer.arrayBuffer()));
  const [row] = await app.database.raw<{ count: number }[]>`select count(*)::int as count from places`;
  expect(points.size).toBe(row?.count);
  expect(all.points).toBe(points.size);

  const some = await mapOf('commune=69123');
  expect(some.pointsUrl).toBe(all.pointsUrl);
  const matching = decodeBitset(textToBytes(some.bitset)).reduce((sum, bit) => sum + bit, 0);
  expect(matching).toBe(some.points);
  expect(matching).toBeLessThan(points.size);
});

it('keeps the set of a page still open, and refuses one nobody can have', async () => {
  const before = await mapOf('');
  await app.database.raw`update places set latitude = latitude + 0.001`;
  const version = app.parts.directoryVersion();
  await app.index();
  await expect.poll(() => app.parts.directoryVersion()).toBeGreaterThan(version);
  const after = await mapOf('q=');
  expect(after.pointsUrl).not.toBe(before.pointsUrl);
  expect((await fetch(`${app.origin}${before.pointsUrl}`)).status).toBe(200);
  expect((await fetch(`${app.origin}/annuaire/points/inconnu`)).status).toBe(410);
});

it('says who is behind some points', async () => {
  const { pointsUrl } = await mapOf('');
  const actors = (await (await fetch(`${app.origin}${pointsUrl}/acteurs?point=0&point=1`)).json()) as {
    slug: string;
    services: string[];
  }[];
  expect(actors[0]?.services.length).toBeGreaterThan(0);
  expect(await (await fetch(`${app.origin}${pointsUrl}/acteurs?point=999999&point=x`)).json()).toEqual([]);
});
