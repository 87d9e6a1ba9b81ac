// Pictures in a folder of this machine.
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type PictureStore, PicturesUnavailable } from './picture-store.ts';

const PROBE = 'note-images/essai';

export function openPictureFolder(dataDir: string): PictureStore {
  const placeOf = (key: string) => path.join(dataDir, key);
  const store: PictureStore = {
    put: async (key, bytes) => {
      const place = placeOf(key);
      await mkdir(path.dirname(place), { recursive: true });
      // Whole or not at all, whenever the machine stops.
      const half = `${place}.${process.pid}.part`;
      await writeFile(half, bytes);
      await rename(half, place);
    },
    get: (key) => readFile(placeOf(key)).catch(() => null),
    list: async (prefix) => {
      const folder = placeOf(prefix);
      const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      const places = files.filter((file) => file.isFile()).map((file) => path.join(file.parentPath, file.name));
      const kept = await Promise.all(
        places.map(async (place) => ({
          key: path.relative(dataDir, place).split(path.sep).join('/'),
          at: (await stat(place).catch(() => null))?.mtime ?? null,
        })),
      );
      return kept.flatMap(({ key, at }) => (at ? [{ key, at }] : []));
    },
    remove: async (keys) => {
      await Promise.all(keys.map((key) => rm(placeOf(key), { force: true })));
      // A folder that still holds something stays.
      for (const folder of new Set(keys.map((key) => path.dirname(placeOf(key))))) await rmdir(folder).catch(() => {});
    },
    check: async () => {
      try {
        await store.put(PROBE, new Uint8Array([1]));
        await store.remove([PROBE]);
      } catch {
        throw new PicturesUnavailable('DATA_DIR : les images ne peuvent pas y être écrites.');
      }
    },
  };
  return store;
}
