import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ROUTE_TABLE } from '#app/routes.ts';
import { connectionOptions } from '#db/connection.ts';
import { poll } from '#db/processes.ts';
import { dataFolder } from '#tests/support/data-folder.ts';
import { bringUp, type RealInstallation, type RealWeb } from '#tests/support/real-installation.ts';

const folder = dataFolder();
let app: RealInstallation;
let web: RealWeb;
let expected: Map<string, string>;

/** Each has one right answer, whichever engine gives it. */
const questions = [
  '/api/v1/annuaire?besoin=impayes-energie&commune=34172&limite=100',
  '/api/v1/annuaire?besoin=humidite-moisissures&commune=69123&limite=100',
  '/api/v1/annuaire?besoin=droits-demarches&accueil=sur-place&commune=13055&limite=100',
  '/api/v1/annuaire?public=senior&besoin=sante&limite=100',
];

beforeAll(async () => {
  app = await bringUp(folder.path);
  web = await app.startWeb();
  expected = new Map();
  for (const question of questions) expected.set(question, await right(await ask(question)));
});

/** By itself: nobody restarts the web. */
async function recovered(): Promise<void> {
  await app.startServersAgain();
  const isBack = async () => ((await engine()) === 'meilisearch' && (await ask('/ready')).status === 200 ? true : null);
  expect(await poll(isBack, { timeoutMs: 15_000, intervalMs: 100 })).toBe(true);
}

afterEach(recovered);

afterAll(async () => {
  await app?.stop();
  await folder.remove();
});

function ask(path: string, accept = 'text/html'): Promise<Response> {
  return fetch(`${web.origin}${path}`, { headers: { accept }, signal: AbortSignal.timeout(15_000) });
}

type Answer = { total: number; services: number; engine: string; items: { slug: string }[] };

/** What an answer says whatever the engine: how many, and who. */
async function right(response: Response): Promise<string> {
  expect(response.status).toBe(200);
  const { total, services, items } = (await response.json()) as Answer;
  expect(items.length).toBe(total);
  return JSON.stringify({ total, services, slugs: items.map((item) => item.slug).sort() });
}

async function engine(): Promise<string> {
  const response = await ask(questions[0] ?? '');
  return response.ok ? ((await response.json()) as Answer).engine : String(response.status);
}

test('without Meilisearch PostgreSQL answers the same within the request, and the list says so', async () => {
  expect(await engine()).toBe('meilisearch');
  await app.killSearch();
  for (const question of questions) expect(await right(await ask(question))).toBe(expected.get(question));
  expect(await engine()).toBe('postgres');
  const page = await ask('/annuaire?q=facture+sans+moteur');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('echerche simplifiée');
  await recovered();
  expect(await (await ask('/annuaire?q=facture+sans+moteur')).text()).not.toContain('echerche simplifiée');
});

test('without PostgreSQL the anonymous list still answers from Meilisearch', async () => {
  await app.killDatabase();
  for (const question of questions) expect(await right(await ask(question))).toBe(expected.get(question));
  const list = await ask('/annuaire?q=facture+sans+base&commune=34172');
  expect(list.status).toBe(200);
  expect(await list.text()).toContain('Montpellier');
  expect((await ask('/live')).status).toBe(200);
  expect((await ask('/ready')).status).toBe(503);
});

test('without PostgreSQL each form is told to come back, or who sends it to sign in; none breaks', async () => {
  await app.killDatabase();
  const broken: string[] = [];
  const post = async (route: string, cookie: string) => {
    const path = route.replaceAll(/:[a-z]+/g, '00000000-0000-4000-8000-000000000000').replace('*', '/nulle-part');
    const response = await fetch(`${web.origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: web.origin, cookie },
      body: new URLSearchParams({ geste: 'ajouter', nom: 'Ana', courriel: 'ana@exemple.fr', texte: 'Bonjour' }),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    const isToldWhen = response.status === 503 && response.headers.has('retry-after') && text.includes('<html');
    if (response.status >= 500 && !isToldWhen) broken.push(`${path} ${cookie}: ${response.status}`);
  };
  for (const [route] of ROUTE_TABLE) await Promise.all([post(route, ''), post(route, `session=${'a'.repeat(40)}`)]);
  expect(broken).toEqual([]);
});

test('without both a page says when to come back, and the interface too', async () => {
  await app.killSearch();
  await app.killDatabase();
  const page = await ask('/annuaire?q=facture+sans+rien');
  expect(page.status).toBe(503);
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await page.text()).toContain('<html lang="fr"');
  const problem = await ask(questions[0] ?? '', 'application/json');
  expect(problem.status).toBe(503);
  expect(problem.headers.get('content-type')).toContain('application/problem+json');
  expect((await ask('/aide')).status).toBe(200);
});

test('once PostgreSQL is back, changes travel and shared pages follow again', async () => {
  await app.startWorker();
  await app.killDatabase();
  expect((await ask('/ready')).status).toBe(503);
  await recovered();
  const list = (await (await ask('/api/v1/annuaire?limite=1')).json()) as Answer;
  const card = `/annuaire/${list.items[0]?.slug}`;
  expect((await ask(card)).status).toBe(200);
  const owner = postgres({ ...connectionOptions(app.migratorUrl), max: 1 });
  await owner`update organisations set name = 'Maison Quokka' where slug = ${list.items[0]?.slug ?? ''}`;
  await owner.end();
  const isShown = async () => ((await (await ask(card)).text()).includes('Maison Quokka') ? true : null);
  expect(await poll(isShown, { timeoutMs: 20_000, intervalMs: 100 })).toBe(true);
});

test('under load no answer is wrong while either or both are killed and come back', async () => {
  const counts = { right: 0, apologies: 0 };
  const wrong: string[] = [];
  let isOver = false;
  const visit = async (question: string) => {
    const response = await ask(question);
    if (response.status === 503 && response.headers.has('retry-after')) {
      await response.arrayBuffer();
      counts.apologies += 1;
    } else {
      expect(await right(response)).toBe(expected.get(question));
      counts.right += 1;
    }
  };
  const visitor = async (first: number) => {
    for (let at = first; !isOver; at++) {
      const question = questions[at % questions.length] ?? '';
      await visit(question).catch((error: unknown) => wrong.push(`${question} ${error}`));
    }
  };
  const visitors = [0, 1, 2, 3].map(visitor);
  const answeredSince = async (more: number) => {
    const goal = counts.right + counts.apologies + more;
    await poll(() => (counts.right + counts.apologies >= goal ? true : null), { timeoutMs: 20_000 });
  };
  try {
    for (const kills of [['search'], ['database'], ['search', 'database'], ['database', 'search']]) {
      await answeredSince(20);
      for (const kill of kills) await (kill === 'search' ? app.killSearch() : app.killDatabase());
      await answeredSince(20);
      await recovered();
    }
  } finally {
    isOver = true;
    await Promise.all(visitors);
  }
  expect(wrong).toEqual([]);
  expect(counts.right).toBeGreaterThan(60);
});
