// 100,000 points in one Chromium: time until every cluster of the view is drawn and answers a click, and bytes on the wire.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { encodePoints } from '#app/map/points-codec.ts';
import { syntheticNetwork } from '#db/demo/synthetic.ts';
import { FAMILIES } from '#db/vocabulary/families.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { chromiumOptions } from '#scripts/chromium.ts';
import { percentile, round, table } from './figures.ts';
import type { Measured } from './map-page/page.ts';
import type { BenchOptions, BenchResult } from './result.ts';

const NAMES = ['ours', 'supercluster', 'markercluster'] as const;
const SIZE = { width: 1280, height: 800 };

type BenchPoint = { lat: number; lon: number; tint: number; id: string; name: string };

export async function run({ say, options }: BenchOptions): Promise<BenchResult> {
  const count = Number(options.points ?? 100_000);
  const rounds = Number(options.rounds ?? 5);
  const points = syntheticPoints(count);
  const { bytes } = encodePoints(points);
  const gzipped = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length;
  const sizes: Sizes = {
    ours: gzipped(bytes),
    names: gzipped(geojsonOf(points, 'names')),
    ids: gzipped(geojsonOf(points, 'ids')),
    bare: gzipped(geojsonOf(points, 'bare')),
  };
  say(
    `${count} points, gzipped bytes: ours ${sizes.ours}; GeoJSON with ids and names ${sizes.names}, ids ${sizes.ids}, neither ${sizes.bare}`,
  );

  const files = await bundle();
  files.set('/points', { type: 'application/octet-stream', body: bytes });
  files.set('/geojson', { type: 'application/json', body: geojsonOf(points, 'names') });
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '/');
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch(await chromiumOptions(process.env.CHROME_PATH || undefined));
  const measured = new Map<string, Measured[]>(NAMES.map((name) => [name, []]));
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const name of NAMES) measured.get(name)?.push(await measureOnce(browser, origin, name));
      say(
        `round ${round} of ${rounds}: ${NAMES.map((name) => `${name} ${Math.round(measured.get(name)?.at(-1)?.ready ?? 0)} ms`).join(', ')}`,
      );
    }
  } finally {
    await browser.close();
    server.close();
  }
  return summary({ say, count, measured, sizes });
}

type Sizes = { ours: number; names: number; ids: number; bare: number };
type Summary = { say: BenchOptions['say']; count: number; measured: Map<string, Measured[]>; sizes: Sizes };

function summary({ say, count, measured, sizes }: Summary): BenchResult {
  const all = [...measured.values()].flat();
  const medianOf = (name: string, figure: keyof Measured) =>
    round(
      percentile(
        (measured.get(name) ?? []).map((run) => run[figure]),
        0.5,
      ),
    );
  const times = (name: string, figure: 'ready' | 'fromBytes' | 'refilter') =>
    round(medianOf(name, figure) / medianOf('ours', figure), 1);
  const contenders = NAMES.map((name) => ({
    name,
    readyMs: medianOf(name, 'ready'),
    fromBytesMs: medianOf(name, 'fromBytes'),
    refilterMs: medianOf(name, 'refilter'),
    marks: medianOf(name, 'marks'),
    domNodes: medianOf(name, 'nodes'),
    bytes: name === 'ours' ? sizes.ours : sizes.names,
  }));
  const columns = ['readyMs', 'fromBytesMs', 'refilterMs', 'marks', 'domNodes', 'bytes'] as const;
  for (const line of table(
    ['median', ...columns],
    contenders.map((one) => [one.name, ...columns.map((column) => one[column])]),
  )) {
    say(line);
  }
  const ratios = {
    'ready, supercluster / ours': times('supercluster', 'ready'),
    'ready, markercluster / ours': times('markercluster', 'ready'),
    'ready from bytes, supercluster / ours': times('supercluster', 'fromBytes'),
    'ready from bytes, markercluster / ours': times('markercluster', 'fromBytes'),
    'after a filter, supercluster / ours': times('supercluster', 'refilter'),
    'after a filter, markercluster / ours': times('markercluster', 'refilter'),
    'bytes, gzipped GeoJSON with ids and names / ours': round(sizes.names / sizes.ours, 1),
    'bytes, gzipped GeoJSON with ids / ours': round(sizes.ids / sizes.ours, 1),
    'bytes, gzipped GeoJSON of bare positions and tints / ours': round(sizes.bare / sizes.ours, 1),
  };
  const checks = {
    'all three show every point': all.every((run) => run.total === count),
    'every mark of the view answers a click': all.every((run) => run.answered === run.marks),
    'ready at least 5 × sooner than supercluster': ratios['ready, supercluster / ours'] >= 5,
    'ready at least 50 × sooner than markercluster': ratios['ready, markercluster / ours'] >= 50,
    'bytes at most a tenth of gzipped GeoJSON with ids and names': sizes.names / sizes.ours >= 10,
  };
  return { job: 'map', checks, contenders, ratios };
}

async function measureOnce(browser: Browser, origin: string, name: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: SIZE });
  try {
    const page = await context.newPage();
    await page.goto(origin);
    await page.waitForFunction(() => 'measure' in window);
    return await page.evaluate(
      (contender) => (window as unknown as { measure: (name: string) => Promise<Measured> }).measure(contender),
      name,
    );
  } finally {
    await context.close();
  }
}

async function bundle(): Promise<Map<string, { type: string; body: string | Uint8Array }>> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: path.join(import.meta.dirname, 'map-page'),
    build: {
      write: false,
      rollupOptions: { input: path.join(import.meta.dirname, 'map-page/page.ts') },
      modulePreload: false,
    },
  })) as Rollup.RollupOutput;
  const files = new Map<string, { type: string; body: string | Uint8Array }>();
  for (const output of built.output) {
    const type = output.fileName.endsWith('.css') ? 'text/css' : 'text/javascript';
    files.set(`/${output.fileName}`, { type, body: output.type === 'chunk' ? output.code : output.source });
  }
  const entry = built.output.find((output) => output.type === 'chunk' && output.isEntry);
  const styles = built.output.filter((output) => output.fileName.endsWith('.css'));
  const links = styles.map(({ fileName }) => `<link rel="stylesheet" href="/${fileName}">`).join('');
  const body = `<!doctype html><html lang="en"><title>map</title>${links}<style>body{margin:0}#map{width:${SIZE.width}px;height:${SIZE.height}px}.marker-cluster,.mark{background:#0f5b63;color:#fff;border-radius:50%}</style><div id="map"></div><script type="module" src="/${entry?.fileName}"></script></html>`;
  files.set('/', { type: 'text/html', body });
  return files;
}

/** Places of the synthetic network in metropolitan France, as the directory's map shows them: one point per place of a service. */
function syntheticPoints(count: number): BenchPoint[] {
  const families = FAMILIES.map(({ code }) => code);
  const tintOf = new Map<string, number>(KINDS.map(({ code, family }) => [code, families.indexOf(family)]));
  const points: BenchPoint[] = [];
  for (const batch of syntheticNetwork({ services: 2 * count, seed: 1 })) {
    const owners = new Map(batch.organisations.map((organisation) => [organisation.id, organisation]));
    const services = new Map(batch.services.map((service) => [service.id, service]));
    for (const { id, serviceId, latitude, longitude } of batch.places) {
      const service = services.get(serviceId);
      const owner = owners.get(service?.organisationId ?? '');
      if (!service || !owner || latitude === null || longitude === null || !isInView(latitude, longitude)) continue;
      points.push({ lat: latitude, lon: longitude, tint: tintOf.get(owner.kind) ?? 0, id, name: owner.name });
      if (points.length === count) return points;
    }
  }
  return points;
}

function isInView(lat: number, lon: number): boolean {
  return lat > 41 && lat < 51.3 && lon > -5.5 && lon < 9.8;
}

/**
 * Five decimals, about a metre: what our quantised positions keep. With its id a point can be asked about when it is chosen;
 * in our bytes the place in the set says as much.
 */
function geojsonOf(points: BenchPoint[], fields: 'names' | 'ids' | 'bare'): string {
  const features = points.map(({ lat, lon, tint, id, name }) => ({
    type: 'Feature',
    ...(fields === 'bare' ? {} : { id }),
    geometry: { type: 'Point', coordinates: [Number(lon.toFixed(5)), Number(lat.toFixed(5))] },
    properties: fields === 'names' ? { name, tint } : { tint },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
