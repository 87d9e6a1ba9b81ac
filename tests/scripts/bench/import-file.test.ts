import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeLargeTable } from '#scripts/bench/import-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'maillage-large-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('writes tables of which no line resembles an entry of another: they share no commune', async () => {
  const places: Set<string>[] = [];
  for (const part of [0, 1, 2, 3]) {
    const file = path.join(folder, `${part}.csv`);
    await writeLargeTable(file, { lines: 3_000, seed: part + 1, mark: `Table${part}`, from: part * 10_000, part });
    const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(3_000);
    places.push(new Set(lines.map((line) => line.split(';').slice(7, 9).join(' '))));
  }
  for (const [at, some] of places.entries())
    for (const others of places.slice(at + 1)) expect([...some].filter((one) => others.has(one))).toEqual([]);
});
