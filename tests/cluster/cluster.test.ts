import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionOptions } from '#db/connection.ts';
import { poll } from '#db/processes.ts';
import { dataFolder } from '#tests/support/data-folder.ts';
import { bringUp, type RealInstallation, type RealProcess, type RealWeb } from '#tests/support/real-installation.ts';

const folder = dataFolder();
let house: RealInstallation;
let webs: RealWeb[];
let workers: RealProcess[];
let owner: postgres.Sql;

beforeAll(async () => {
  house = await bringUp(folder.path);
  webs = await Promise.all([house.startWeb(), house.startWeb()]);
  workers = await Promise.all([house.startWorker(), house.startWorker()]);
  owner = postgres({ ...connectionOptions(house.migratorUrl), max: 1 });
});

afterAll(async () => {
  await owner?.end();
  await house?.stop();
  await folder.remove();
});

async function answer(
  web: RealWeb,
  query: string,
): Promise<{ total: number; items: { slug: string; name: string }[] }> {
  const response = await fetch(`${web.origin}/api/v1/annuaire?${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as { total: number; items: { slug: string; name: string }[] };
}

/** Renames an organisation in the base and waits until each of `seen` finds it under its new name. */
async function renameAndFind(slug: string, name: string, seen: RealWeb[]): Promise<void> {
  await owner`update organisations set name = ${name} where slug = ${slug}`;
  for (const web of seen) {
    const isFound = async () => {
      const { items } = await answer(web, `q=${encodeURIComponent(name)}`);
      return items.some((item) => item.slug === slug && item.name === name) ? true : null;
    };
    expect(await poll(isFound, { timeoutMs: 15_000, intervalMs: 100 }), `${name} at ${web.origin}`).toBe(true);
  }
}

test('every web process gives the same answers', async () => {
  const query = 'besoin=impayes-energie&commune=34172&limite=100';
  const [first, second] = await Promise.all(webs.map((web) => answer(web, query)));
  expect(first?.total).toBeGreaterThan(0);
  expect(second).toEqual(first);
});

test('a change reaches every web process, and the queue empties once', async () => {
  const [first] = (await answer(webs[0] as RealWeb, 'limite=1')).items;
  await renameAndFind(first?.slug ?? '', 'Maison Quokka des Énergies', webs);
  const isEmpty = async () => ((await owner`select from search_outbox`).length === 0 ? true : null);
  expect(await poll(isEmpty, { timeoutMs: 10_000, intervalMs: 50 })).toBe(true);
});

test('with one worker killed the other carries on', async () => {
  const [first] = (await answer(webs[0] as RealWeb, 'limite=1')).items;
  for (const name of ['Atelier Wombat', 'Comptoir Numbat']) {
    await workers.shift()?.kill();
    await renameAndFind(first?.slug ?? '', name, webs);
    workers.push(await house.startWorker());
  }
});

test('with one web process killed the other answers', async () => {
  const [first, second] = webs as [RealWeb, RealWeb];
  await first.kill();
  await expect(fetch(`${first.origin}/live`)).rejects.toThrow();
  expect((await answer(second, 'besoin=sante&limite=100')).total).toBeGreaterThan(0);
});
