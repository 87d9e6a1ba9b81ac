import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

type Page = {
  total: number;
  services: number;
  engine: string;
  items: {
    slug: string;
    services: { needs: string[]; zones: string[] }[];
    because: string[];
    organisation?: { slug: string };
  }[];
  elsewhere: Page['items'];
  facets: Record<string, Record<string, number>>;
  next: string | null;
};

async function get(query: string): Promise<Page> {
  const answer = await fetch(`${app.origin}/api/v1/annuaire?${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Page;
}

it('answers an everyday sentence with a misspelt commune', async () => {
  const page = await get('q=facture+edf+montpelier');
  expect(page.engine).toBe('meilisearch');
  expect(page.items[0]?.services[0]?.needs[0]).toBe('impayes-energie');
  expect(page.items[0]?.because).toContain('agit à Montpellier');
});

it('pages through everything once with its cursor', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  let total = 0;
  do {
    const page: Page = await get(`limite=7${cursor ? `&curseur=${cursor}` : ''}`);
    seen.push(...page.items.map((item) => item.slug));
    total = page.total;
    cursor = page.next;
  } while (cursor);
  expect(seen).toHaveLength(total);
  expect(new Set(seen).size).toBe(total);
});

it('counts services with par=services and names their organisation', async () => {
  const page = await get('par=services&commune=69266&besoin=froid-inconfort');
  expect(page.total).toBe(page.services);
  expect(page.items.every((item) => item.organisation?.slug)).toBe(true);
});

it('goes on below a short answer with who answers the same need elsewhere, as the page does', async () => {
  const short = await get('besoin=froid-inconfort&commune=34057');
  expect(short.total).toBeLessThan(10);
  const shown = new Set(short.items.map(({ slug }) => slug));
  expect(short.elsewhere.length).toBeGreaterThan(0);
  for (const { slug, services, because } of short.elsewhere) {
    expect(shown.has(slug)).toBe(false);
    expect(services[0]?.needs).toContain('froid-inconfort');
    expect(because.join()).not.toContain('Castelnau');
  }
  const html = await (await fetch(`${app.origin}/annuaire?besoin=froid-inconfort&commune=34057`)).text();
  const ofPage = short.elsewhere.filter(({ slug }) => html.includes(`/annuaire/${slug}`));
  expect(ofPage).toEqual(short.elsewhere);
});

it('keeps them for the last page, and has none below a long answer', async () => {
  const first = await get('besoin=froid-inconfort&commune=34057&limite=1');
  expect([first.items.length, first.elsewhere.length]).toEqual([1, 0]);
  expect((await get('limite=100')).elsewhere).toEqual([]);
});

it.each([
  'page=2',
  'vue=carte',
  'limite=0',
  'limite=101',
  'limite=dix',
  'curseur=abc',
  'besoin=inconnu',
  'commune=99999',
  'rayon=5',
  'emprise=1,2',
  'inconnu=1',
  `q=${'x'.repeat(201)}`,
])('refuses %s with a problem in French', async (query) => {
  const answer = await fetch(`${app.origin}/api/v1/annuaire?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ status: 400, title: 'Critères illisibles' });
});

it('answers 304 to who knows the answer, and 404 for an unknown actor', async () => {
  const url = `${app.origin}/api/v1/annuaire/ccas-de-montpellier`;
  const list = await get('q=ccas+montpellier');
  const card = `${app.origin}/api/v1/annuaire/${list.items[0]?.slug}`;
  const first = await fetch(card);
  expect(first.status).toBe(200);
  const again = await fetch(card, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  expect((await fetch(`${url}-inconnu`)).status).toBe(404);
});

it('gives public contacts only, everywhere', async () => {
  const hidden = await app.database.raw<{ value: string }[]>`
    select value from contacts where visibility <> 'public'
      and value not in (select value from contacts where visibility = 'public')`;
  expect(hidden.length).toBeGreaterThan(0);
  const { items } = await get('limite=100');
  for (const { slug } of items) {
    for (const path of [`/api/v1/annuaire/${slug}`, `/annuaire/${slug}`]) {
      const text = await (await fetch(`${app.origin}${path}`)).text();
      for (const { value } of hidden) expect([path, value, text.includes(value)]).toEqual([path, value, false]);
    }
  }
});

it('describes itself in OpenAPI 3.1 with every parameter it takes', async () => {
  const description = (await (await fetch(`${app.origin}/api/openapi.json`)).json()) as {
    openapi: string;
    paths: Record<string, { get: { parameters: { name: string }[] } }>;
  };
  expect(description.openapi).toBe('3.1.0');
  const names = description.paths['/api/v1/annuaire']?.get.parameters.map(({ name }) => name) ?? [];
  for (const name of 'q besoin type public reponse accueil mobilisation pour frais langue commune rayon emprise territoire ouvert par tri limite curseur'.split(
    ' ',
  )) {
    expect(names).toContain(name);
  }
});
