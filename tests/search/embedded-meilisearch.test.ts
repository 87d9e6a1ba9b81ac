import { expect, test } from 'vitest';
import { testMeilisearch } from '#tests/support/meilisearch.ts';

test('the search server of the run is the expected version and asks for its key', async () => {
  const { url, key, prefix } = testMeilisearch();
  expect(prefix).toMatch(/^embedded-meilisearch-[0-9a-f]{8}-$/);
  const answer = await fetch(`${url}/version`, { headers: { authorization: `Bearer ${key}` } });
  expect(await answer.json()).toMatchObject({ pkgVersion: '1.21.0' });
  expect((await fetch(`${url}/version`)).status).toBe(401);
});
