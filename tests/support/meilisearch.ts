import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { expect, inject } from 'vitest';

export type TestMeilisearch = {
  url: string;
  key: string;
  /** Put before every index name, so that test files share the server without meeting. */
  prefix: string;
};

/** The Meilisearch of this test run, with an index prefix for the calling test file. */
export function testMeilisearch(): TestMeilisearch {
  const { meilisearch } = inject('servers');
  if (!meilisearch) throw new Error('Meilisearch does not run on this machine; its tests need Linux x64');
  const file = path.basename(expect.getState().testPath ?? 'test', '.test.ts');
  return { ...meilisearch, prefix: `${file.replaceAll(/[^a-zA-Z0-9_-]/g, '-')}-${randomBytes(4).toString('hex')}-` };
}
