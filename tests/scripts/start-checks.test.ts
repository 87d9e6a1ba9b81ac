import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { checkDataDir, checkPort } from '#scripts/start-checks.ts';

test('a port in use is told with the way out', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(checkPort(port, '127.0.0.1')).rejects.toThrow(`Le port ${port} est déjà pris`);
  taken.close();
});

test('asked for port 0, a free one is found', async () => {
  expect(await checkPort(0, '127.0.0.1')).toBeGreaterThan(0);
});

test('an address that is not ours is told', async () => {
  await expect(checkPort(0, '203.0.113.7')).rejects.toThrow('Impossible d’écouter sur 203.0.113.7');
});

test('a folder that cannot be written is told with the way out', () => {
  expect(() => checkDataDir('/proc/maillage')).toThrow(/Impossible d’écrire dans \/proc\/maillage.*DATA_DIR/);
});
