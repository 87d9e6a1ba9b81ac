import { expect, test } from 'vitest';
import { partEnvironment, readStartSettings, scriptEnvironment } from '#scripts/start-settings.ts';

test('without DATABASE_URL nor DEMO it is a demonstration for this machine only', () => {
  expect(readStartSettings({ NODE_ENV: 'test' })).toMatchObject({
    isDemonstration: true,
    host: '127.0.0.1',
    databaseUrl: null,
  });
});

test.each([
  [{ DEMO: '0' }, false],
  [{ DEMO: '1' }, true],
  [{ DATABASE_URL: 'postgres://app@db/maillage' }, false],
  [{ DATABASE_URL: 'postgres://app@db/maillage', DEMO: '1' }, true],
])('%j: demonstration %s', (environment, isDemonstration) => {
  expect(readStartSettings({ NODE_ENV: 'test', ...environment }).isDemonstration).toBe(isDemonstration);
});

test('a relative DATA_DIR is below the sources, wherever the command was typed', () => {
  expect(readStartSettings({ NODE_ENV: 'test', DATA_DIR: 'ailleurs' }).dataDir).toMatch(/^\/.*\/ailleurs$/);
});

test('the web never learns how to reach the base as the owner of its tables', () => {
  const settings = readStartSettings({ NODE_ENV: 'test', DATABASE_MIGRATOR_URL: 'postgres://migrator@db/maillage' });
  const addresses = {
    databaseUrl: 'postgres://app@db/maillage',
    migratorUrl: 'postgres://migrator@db/maillage',
    meilisearch: null,
  };
  expect(JSON.stringify(partEnvironment(settings, addresses))).not.toContain('migrator@');
  expect(scriptEnvironment(settings, addresses).DATABASE_MIGRATOR_URL).toBe(addresses.migratorUrl);
});
