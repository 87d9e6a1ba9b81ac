import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';

/** kB of gzipped script before anybody touches the page. */
const BUDGET = 110;
/** Words that only Leaflet, zod and react-aria carry. */
const LEAFLET = 'leaflet-container';
const UNUSED = ['ZodError', 'react-aria'];
const ASSETS = path.resolve(import.meta.dirname, '../../build/client/assets');

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

type Script = { file: string; code: string; bytes: number };

/** Every module a page asks for by itself: what its HTML names, and what those import, whole. */
async function scriptsOf(page: string): Promise<Script[]> {
  const answer = await fetch(app.origin + page);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  const named = html.matchAll(/(?:\bhref|\bsrc)="([^"]+\.js)"|\b(?:from|import)\s*"(\/assets\/[^"]+\.js)"/g);
  const known = new Map<string, Script>();
  await Promise.all([...named].map(([, tag, inline]) => follow(tag ?? inline ?? '', known)));
  return [...known.values()];
}

async function follow(file: string, known: Map<string, Script>): Promise<void> {
  if (known.has(file)) return;
  known.set(file, { file, code: '', bytes: 0 });
  const answer = await fetch(app.origin + file);
  expect(answer.status, file).toBe(200);
  const code = await answer.text();
  known.set(file, { file, code, bytes: gzipSync(code).length });
  const imported = code.matchAll(/(?:\bfrom|\bimport)\s*"(\.\/[^"]+\.js)"/g);
  await Promise.all([...imported].map(([, name = '']) => follow(new URL(name, app.origin + file).pathname, known)));
}

function kilobytes(scripts: Script[]): number {
  return scripts.reduce((sum, script) => sum + script.bytes, 0) / 1000;
}

async function firstCard(): Promise<string> {
  const html = await (await fetch(`${app.origin}/annuaire`)).text();
  return `/annuaire/${/<li[^>]* data-slug="([^"]+)"/.exec(html)?.[1]}`;
}

const PAGES: [name: string, address: () => Promise<string>][] = [
  ['the first page', async () => '/'],
  ['the list', async () => '/annuaire'],
  ['a search', async () => '/annuaire?q=facture'],
  ['a card', firstCard],
  ['the guide', async () => '/annuaire/guide'],
];

describe('what a page asks of a slow line', () => {
  it.each(PAGES)('%s stays under the budget of scripts', async (_name, address) => {
    const scripts = await scriptsOf(await address());
    expect(scripts.map((script) => script.file)).toContainEqual(expect.stringContaining('/assets/entry.client'));
    expect(kilobytes(scripts)).toBeGreaterThan(40);
    expect(kilobytes(scripts)).toBeLessThanOrEqual(BUDGET);
  });

  it.each(PAGES)('%s carries neither the map nor a package it has no use for', async (_name, address) => {
    const code = (await scriptsOf(await address())).map((script) => script.code).join('\n');
    for (const word of [LEAFLET, ...UNUSED]) expect(code).not.toContain(word);
  });

  it('one file, asked for with a map, carries it, and none carries a package it has no use for', () => {
    const codes = readdirSync(ASSETS)
      .filter((name) => name.endsWith('.js'))
      .map((name) => ({ name, code: readFileSync(path.join(ASSETS, name), 'utf8') }));
    const carriers = (word: string) => codes.filter(({ code }) => code.includes(word)).map(({ name }) => name);
    // The map of the list and the one where an address is placed by hand share it.
    expect(carriers(LEAFLET)).toHaveLength(1);
    for (const word of UNUSED) expect(carriers(word)).toEqual([]);
  });
});
