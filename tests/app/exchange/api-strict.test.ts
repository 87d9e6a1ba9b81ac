// The API as a strict client sees it: the description is well made, every answer is as described, HTTP is kept to the letter.
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { comparer, type Schema } from '#tests/support/described.ts';

type Parameter = { name: string; in: string; required?: boolean; schema: Schema; description?: string };
type Answer = {
  description: string;
  content?: Record<string, { schema: Schema }>;
  headers?: Record<string, { schema: Schema }>;
};
type Operation = { operationId: string; parameters: Parameter[]; responses: Record<string, Answer> };
type Description = Schema & {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

let app: TestApp;
let description: Description;
let faults: ReturnType<typeof comparer>;
beforeAll(async () => {
  app = await startApp();
  description = (await (await fetch(`${app.origin}/api/openapi.json`)).json()) as Description;
  faults = comparer(description);
});
afterAll(() => app?.close());

const LIST = '/api/v1/annuaire';
const ask = (path: string, init: RequestInit = {}) => fetch(`${app.origin}${path}`, { redirect: 'manual', ...init });

/** The body of an answer, once it is what the description says of this path and status. */
async function asDescribed(path: string, template = LIST): Promise<Record<string, unknown>> {
  const answer = await ask(path);
  const said = description.paths[template]?.get?.responses[String(answer.status)];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = said?.content?.[type]?.schema;
  if (!schema) throw new Error(`${path}: ${answer.status} ${type} is not described`);
  const body = (await answer.json()) as Record<string, unknown>;
  expect(faults(body, schema), path).toEqual([]);
  return body;
}

describe('the description', () => {
  it('is OpenAPI 3.1 made by the book', async () => {
    expect(await new Validator().validate(structuredClone(description))).toEqual({ valid: true });
    const operations = Object.values(description.paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const [path, methods] of Object.entries(description.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods))
        expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
    }
  });

  it('refers only to what is there, requires only what it describes, and leaves nothing unused', () => {
    const used = new Set<string>();
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { $ref, required, properties } = value as Schema;
      if (typeof $ref === 'string') {
        used.add($ref.split('/').at(-1) ?? '');
      }
      if (Array.isArray(required)) for (const name of required) expect(Object.keys(properties ?? {})).toContain(name);
      for (const inner of Object.values(value)) walk(inner);
    };
    walk(description);
    expect([...used].toSorted()).toEqual(Object.keys(description.components.schemas).toSorted());
  });
});

it.each([
  '',
  '?q=froid&commune=34172',
  '?q=12+rue+de+Verdun',
  '?par=services&limite=100',
  '?par=services&commune=13055&rayon=20&tri=distance',
  '?besoin=eau&besoin=sante&ouvert=1',
  '?q=introuvable+zzzz&ignorer=lieu&ignorer=eau',
  '?page=2',
  '?inconnu=1',
])('answers %s as described', async (query) => {
  await asDescribed(`${LIST}${query}`);
});

it('would see a property that is not described, one that is missing, one of another kind', async () => {
  const { items, total } = await asDescribed(LIST);
  const schema = description.paths[LIST]?.get?.responses['200']?.content?.['application/json']?.schema ?? {};
  for (const wrong of [{ items, total, next: null, extra: 1 }, { items }, { items, total: '9', next: null }])
    expect(faults(wrong, schema)).not.toEqual([]);
});

it('takes each value that the description offers', async () => {
  const { parameters = [] } = description.paths[LIST]?.get ?? {};
  for (const { name, schema } of parameters) {
    const choices = ((schema.items as Schema | undefined)?.enum ?? schema.enum ?? []) as string[];
    const picked = [choices[0], choices.at(-1)].filter((choice) => choice !== undefined);
    for (const value of picked) {
      const answer = await ask(`${LIST}?commune=69123&limite=1&${name}=${value}`);
      expect([name, value, answer.status]).toEqual([name, value, 200]);
    }
  }
});

it('describes every entry whole', async () => {
  const { items, total } = await asDescribed(`${LIST}?limite=100`);
  const slugs = (items as { slug: string }[]).map(({ slug }) => slug);
  expect(slugs).toHaveLength(Number(total));
  for (const slug of slugs) expect(await asDescribed(`${LIST}/${slug}`, `${LIST}/{slug}`)).toMatchObject({ slug });
  await asDescribed(`${LIST}/personne`, `${LIST}/{slug}`);
});

it.each([
  'q=facture&limite=3',
  'par=services&limite=9&commune=69123',
  'commune=34172&limite=4&tri=nom',
  'besoin=eau&limite=1',
])('walks %s to its end, each once, as many as the total', async (query) => {
  const seen: string[] = [];
  let cursor: string | null = '';
  let total = -1;
  while (cursor !== null) {
    const body = await asDescribed(`${LIST}?${query}${cursor && `&curseur=${cursor}`}`);
    const items = body.items as { slug: string; organisation?: { slug: string } }[];
    seen.push(...items.map(({ slug, organisation }) => `${organisation?.slug ?? ''}/${slug}`));
    if (total >= 0) expect(body.total).toBe(total);
    total = Number(body.total);
    cursor = body.next as string | null;
  }
  expect(seen).toHaveLength(total);
  expect(new Set(seen).size).toBe(total);
});

it.each(['lieu=saint-denis', 'commune=saint-denis'])('asks which of several communes is meant: %s', async (query) => {
  const body = await asDescribed(`${LIST}?${query}`);
  expect(body.status).toBe(400);
  expect(String(body.detail)).toContain('Saint-Denis (93)');
});

it('refuses without a word of what a page would have ignored', async () => {
  const { detail } = await asDescribed(`${LIST}?couleur=bleu&besoin=lune&page=2`);
  expect(detail).not.toMatch(/ignoré|voici/);
});

it('refuses what an entry does not know', async () => {
  const body = await asDescribed(`${LIST}/caf-de-l-herault?couleur=bleu&champs=nom`, `${LIST}/{slug}`);
  expect([body.status, (body.parameters as { name: string }[]).map(({ name }) => name)]).toEqual([
    400,
    ['couleur', 'champs'],
  ]);
});

describe('HTTP', () => {
  it.each([LIST, '/api/openapi.json', `${LIST}/caf-de-l-herault`])(
    '%s: ETag, 304, HEAD, open to any site',
    async (path) => {
      const whole = await ask(path);
      const etag = whole.headers.get('etag') ?? '';
      expect(etag).toMatch(/^(?:W\/)?"[\w-]+"$/);
      expect(whole.headers.get('access-control-allow-origin')).toBe('*');
      expect(whole.headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
      expect(whole.headers.get('set-cookie')).toBeNull();
      for (const known of [etag, `W/${etag.replace(/^W\//, '')}`, `"autre", ${etag}`, '*']) {
        const again = await ask(path, { headers: { 'if-none-match': known } });
        expect([known, again.status, again.headers.get('etag'), await again.text()]).toEqual([known, 304, etag, '']);
      }
      expect((await ask(path, { headers: { 'if-none-match': '"autre"' } })).status).toBe(200);
      const head = await ask(path, { method: 'HEAD' });
      expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
      expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'));
    },
  );

  it.each([LIST, '/api/openapi.json', `${LIST}/caf-de-l-herault`])('%s can only be read', async (path) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await ask(path, { method, headers: { origin: app.origin } });
      expect([method, answer.status]).toEqual([method, 405]);
      expect(answer.headers.get('allow')).toMatch(/GET, HEAD/);
    }
  });

  it('sends who knows an old address to the new one, from any site', async () => {
    const { raw } = app.database;
    await raw`insert into slug_redirects (slug, organisation_id) select 'ancien-nom', id from organisations where slug = 'caf-de-l-herault'`;
    const moved = await ask(`${LIST}/ancien-nom`);
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${LIST}/caf-de-l-herault`]);
    expect(moved.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('writes in one language, whatever is accepted, and shorter to who asks', async () => {
    for (const accept of ['application/json', '*/*', 'text/html'])
      expect((await ask(LIST, { headers: { accept } })).headers.get('content-type')).toBe(
        'application/json; charset=utf-8',
      );
    const zipped = await ask(LIST, { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(zipped.headers.get('vary')).toMatch(/accept-encoding/i);
  });
});

it.each(['/api', '/api/v1', '/api/v1/annuaires', '/api/v2/annuaire'])('%s is a problem told as such', async (path) => {
  const answer = await ask(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  expect(await answer.json()).toMatchObject({ status: 404, detail: expect.stringContaining('/api/openapi.json') });
});
