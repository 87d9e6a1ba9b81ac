// The service of addresses against a local one that plays good, slow, busy, moved, huge and broken.
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createGeocoder } from '#app/territories/geocoder.server.ts';

const closings: (() => Promise<unknown>)[] = [];
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
  closings.push(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/geocodage` };
}

const json =
  (body: unknown): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

function feature(properties: Record<string, unknown> = {}, coordinates: unknown = [3.8767761, 43.6107698]) {
  const own = {
    label: '12 Rue des Lilas 34000 Montpellier',
    name: '12 Rue des Lilas',
    score: 0.93,
    citycode: '34172',
    type: 'housenumber',
    ...properties,
  };
  return { type: 'Feature', geometry: { type: 'Point', coordinates }, properties: own };
}

const found = (...features: unknown[]) => json({ type: 'FeatureCollection', features });

it('finds an address, its commune, its point to a metre and how sure the service is', async () => {
  const { url, asked } = await service(found(feature()));
  const answer = await createGeocoder({ url }).search(' 12  rue des\nLilas ', '34172');
  expect(answer).toEqual({
    kind: 'found',
    addresses: [
      {
        label: '12 Rue des Lilas 34000 Montpellier',
        address: '12 Rue des Lilas',
        communeCode: '34172',
        communeName: 'Montpellier',
        latitude: 43.61077,
        longitude: 3.87678,
        precision: 'adresse',
        score: 0.93,
      },
    ],
  });
  const sent = new URL(asked[0]?.url ?? '', url);
  expect(Object.fromEntries(sent.searchParams)).toEqual({
    q: '12 rue des Lilas Montpellier',
    limit: '5',
    autocomplete: '1',
    citycode: '34172',
  });
  expect(asked[0]?.headers.cookie).toBeUndefined();
});

it('asks once for the same address, and not at all for next to nothing', async () => {
  const { url, asked } = await service(found(feature()));
  const geocoder = createGeocoder({ url });
  await geocoder.search('12 rue des Lilas', '34172');
  await geocoder.search('12 rue des Lilas', '34172');
  expect(await geocoder.search(' ,, ', null)).toEqual({ kind: 'found', addresses: [] });
  expect(asked).toHaveLength(1);
});

it('does not narrow to a commune that the service knows by its arrondissements only', async () => {
  const { url, asked } = await service(found(feature({ citycode: '69383' })));
  const answer = await createGeocoder({ url }).search('3 rue Garibaldi', '69123');
  expect(answer).toMatchObject({ addresses: [{ communeCode: '69383' }] });
  expect(asked[0]?.url).not.toContain('citycode');
});

it.each([
  ['street', 'rue', '12 Rue des Lilas'],
  ['locality', 'rue', '12 Rue des Lilas'],
  ['municipality', 'commune', ''],
])('knows how precise a %s is', async (type, precision, address) => {
  const { url } = await service(found(feature({ type })));
  expect(await createGeocoder({ url }).search('rue des Lilas', null)).toMatchObject({
    addresses: [{ precision, address }],
  });
});

it('leaves out what is no address of a commune that we know, and keeps the rest', async () => {
  const wrong = [
    feature({ citycode: '99999' }),
    feature({ type: 'planet' }),
    feature({ score: 'a lot' }),
    feature({}, [3.8]),
    feature({}, [300, 43]),
    feature({ label: 'x'.repeat(5_000) }),
    null,
    'text',
  ];
  const { url } = await service(found(...wrong, feature()));
  expect(await createGeocoder({ url }).search('rue des Lilas', null)).toMatchObject({
    kind: 'found',
    addresses: [{ communeCode: '34172' }],
  });
});

it.each<[string, RequestListener]>([
  ['slow', () => {}],
  ['broken', (_request, response) => void response.end('{"features": [')],
  ['no list', json({ features: 'none' })],
  ['a page', (_request, response) => void response.end('<html>')],
  ['huge', (_request, response) => void response.end(JSON.stringify({ features: ['x'.repeat(400_000)] }))],
  ['failing', (_request, response) => void response.writeHead(500).end()],
  ['moved', (_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
  [
    'cut',
    (_request, response) =>
      void response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy()),
  ],
])('a %s service is unavailable, quickly and without a word more', async (_name, answer) => {
  const { url } = await service(answer);
  const started = Date.now();
  expect(await createGeocoder({ url, timeoutMs: 300 }).search('12 rue des Lilas', null)).toEqual({
    kind: 'unavailable',
  });
  expect(Date.now() - started).toBeLessThan(4_000);
});

it('follows no redirect: the other address is never asked', async () => {
  const other = await service(found(feature()));
  const { url } = await service((_request, response) => void response.writeHead(301, { location: other.url }).end());
  await createGeocoder({ url }).search('12 rue des Lilas', null);
  expect(other.asked).toHaveLength(0);
});

it('leaves a service alone that says it is asked too often, and comes back afterwards', async () => {
  let isBusy = true;
  const { url, asked } = await service((request, response) => {
    if (isBusy) response.writeHead(429, { 'retry-after': '20' }).end();
    else found(feature())(request, response);
  });
  let now = 1_000_000;
  const geocoder = createGeocoder({ url, now: () => now });
  expect(await geocoder.search('12 rue des Lilas', null)).toEqual({ kind: 'unavailable' });
  isBusy = false;
  now += 19_000;
  expect(await geocoder.search('14 rue des Lilas', null)).toEqual({ kind: 'unavailable' });
  expect(asked).toHaveLength(1);
  now += 2_000;
  expect(await geocoder.search('14 rue des Lilas', null)).toMatchObject({ kind: 'found' });
});

it.each(['http://exemple.fr/geocodage', 'ftp://127.0.0.1', 'https://moi:secret@exemple.fr', 'n’importe quoi', ''])(
  'refuses « %s » as its address',
  (url) => {
    expect(() => createGeocoder({ url })).toThrow(RangeError);
  },
);
