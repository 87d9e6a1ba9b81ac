// Pictures in a folder and in a storage that speaks S3: the same promises. The S3 server is a real one, over HTTP.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '#app/server/env.ts';
import type { PictureStore } from '#app/server/picture-store.ts';
import { openPictures } from '#app/server/pictures.ts';
import { startS3, type TestS3 } from '#tests/support/s3.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'maillage-pictures-'));
let s3: TestS3;

beforeAll(async () => {
  s3 = await startS3('ateliers');
});
afterAll(async () => {
  await s3?.close();
  rmSync(folder, { recursive: true, force: true });
});

const address = (credentials = 'S3RVER:S3RVER', bucket = 'ateliers', port = s3.port) =>
  `http://${credentials}@127.0.0.1:${port}/${bucket}?region=fr-par`;
const open = (url?: string) =>
  openPictures(readEnv({ NODE_ENV: 'test', DATA_DIR: folder, ...(url && { S3_URL: url }) }));
const refusal = (url: string) =>
  open(url)
    .check()
    .then(
      () => 'accepted',
      ({ name, message }: Error) => `${name}: ${message}`.replaceAll(/[\u00a0\u202f]/g, ' '),
    );

const STORES: [string, () => PictureStore][] = [
  ['a folder', () => open()],
  ['a storage that speaks S3', () => open(address())],
];

describe.each(STORES)('%s', (_what, store) => {
  it('gives back what was put, by key, and lists it by what the key begins with', async () => {
    const pictures = store();
    await pictures.check();
    const bytes = new Uint8Array([0, 255, 13, 10, 128]);
    await Promise.all(
      ['note-images/a/un.webp', 'note-images/a/de-ux_2.webp', 'note-images/b/un.webp'].map((key) =>
        pictures.put(key, bytes),
      ),
    );
    expect([...((await pictures.get('note-images/a/un.webp')) ?? [])]).toEqual([...bytes]);
    expect(await pictures.get('note-images/a/trois.webp')).toBe(null);
    const kept = await pictures.list('note-images/a/');
    expect(kept.map(({ key }) => key).sort()).toEqual(['note-images/a/de-ux_2.webp', 'note-images/a/un.webp']);
    for (const { at } of kept) expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(60_000);
    expect(await pictures.list('note-images/c/')).toEqual([]);
  });

  it('takes away what is asked for, and bears that it is gone', async () => {
    const pictures = store();
    await pictures.put('note-images/d/un.webp', new Uint8Array([1]));
    await pictures.put('note-images/d/deux.webp', new Uint8Array([2]));
    await pictures.remove(['note-images/d/un.webp', 'note-images/d/jamais.webp']);
    expect((await pictures.list('note-images/d/')).map(({ key }) => key)).toEqual(['note-images/d/deux.webp']);
    expect(await pictures.get('note-images/d/un.webp')).toBe(null);
  });
});

it('lists more than one answer holds', async () => {
  const pictures = open(address());
  const keys = Array.from({ length: 205 }, (_, at) => `note-images/e/${String(at).padStart(3, '0')}.webp`);
  for (let at = 0; at < keys.length; at += 50)
    await Promise.all(keys.slice(at, at + 50).map((key) => pictures.put(key, new Uint8Array([1]))));
  expect((await pictures.list('note-images/e/')).map(({ key }) => key)).toEqual(keys);
});

it('says in one sentence what is wrong, and never the key', async () => {
  const silent: Server = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const said = await Promise.all([
    refusal(address('S3RVER:secret-faux')),
    refusal(address('inconnu:secret-faux')),
    refusal(address('S3RVER:S3RVER', 'ailleurs')),
    refusal(address('S3RVER:secret-faux', 'ateliers', 9)),
    refusal(address('S3RVER:secret-faux', 'ateliers', port)),
  ]);
  silent.closeAllConnections();
  silent.close();
  const host = `127.0.0.1:${s3.port}`;
  expect(said).toEqual([
    `PicturesUnavailable: S3_URL : le stockage des images (${host}) refuse cette clé, ou ne la laisse pas écrire dans « ateliers ».`,
    `PicturesUnavailable: S3_URL : le stockage des images (${host}) refuse cette clé, ou ne la laisse pas écrire dans « ateliers ».`,
    `PicturesUnavailable: S3_URL : le stockage des images (${host}) n’a pas de dépôt « ailleurs ».`,
    'PicturesUnavailable: S3_URL : le stockage des images (127.0.0.1:9) ne répond pas.',
    `PicturesUnavailable: S3_URL : le stockage des images (127.0.0.1:${port}) ne répond pas.`,
  ]);
  expect(said.join()).not.toMatch(/secret-faux|S3RVER/);
}, 20_000);

it('reads the address as one writes it', () => {
  const read = (S3_URL: string) => readEnv({ NODE_ENV: 'test', S3_URL }).s3;
  expect(read('https://cle:se%2Fcret@s3.fr-par.scw.cloud/mon-depot?region=fr-par')).toEqual({
    endpoint: 'https://s3.fr-par.scw.cloud',
    bucket: 'mon-depot',
    key: 'cle',
    secret: 'se/cret',
    region: 'fr-par',
  });
  expect(readEnv({ NODE_ENV: 'test' }).s3).toBe(null);
  for (const wrong of [
    'https://s3.example/depot',
    'https://cle:secret@s3.example',
    's3://cle:secret@h/d',
    'https://a:b@h/d/e',
  ])
    expect(() => read(wrong)).toThrow(/^Réglage illisible\u202f: S3_URL\. Voir /);
});
