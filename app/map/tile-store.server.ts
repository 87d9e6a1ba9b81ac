// Tiles kept on disk, bounded in size; the least recently used go first. Several processes may share one folder.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type StoredTile = { body: Uint8Array; savedAt: number };

export type TileStore = {
  read: (key: string) => Promise<StoredTile | null>;
  /** Never throws: a full or read-only disk only means that nothing is kept. */
  save: (key: string, body: Uint8Array) => Promise<void>;
};

type Entry = { size: number; savedAt: number };

/** Room made at once when the folder is full, so that not every tile sweeps. */
const KEPT_AFTER_SWEEP = 0.9;

/** `maxBytes` bounds the bodies; `key` is a relative path of safe characters. */
export function createTileStore({ folder, maxBytes }: { folder: string; maxBytes: number }): TileStore {
  /** In order of use, the longest unused first. */
  const entries = new Map<string, Entry>();
  let total = 0;
  let listed: Promise<void> | null = null;

  async function list(): Promise<void> {
    const found: { key: string; entry: Entry; usedAt: number }[] = [];
    const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const name of names) {
      if (!name.isFile()) continue;
      const path = join(name.parentPath, name.name);
      if (name.name.endsWith('.part')) {
        await rm(path, { force: true });
        continue;
      }
      const info = await stat(path).catch(() => null);
      if (!info) continue;
      const key = path.slice(folder.length + 1);
      found.push({ key, entry: { size: info.size, savedAt: info.mtimeMs }, usedAt: info.atimeMs });
    }
    found.sort((a, b) => a.usedAt - b.usedAt);
    for (const { key, entry } of found) remember(key, entry);
    await sweep();
  }

  function remember(key: string, entry: Entry): void {
    total += entry.size - (entries.get(key)?.size ?? 0);
    entries.delete(key);
    entries.set(key, entry);
  }

  async function sweep(): Promise<void> {
    if (total <= maxBytes) return;
    for (const [key, { size }] of entries) {
      if (total <= maxBytes * KEPT_AFTER_SWEEP) return;
      entries.delete(key);
      total -= size;
      await rm(join(folder, key), { force: true }).catch(() => undefined);
    }
  }

  async function read(key: string): Promise<StoredTile | null> {
    listed ??= list();
    await listed;
    const path = join(folder, key);
    try {
      const [body, info] = await Promise.all([readFile(path), stat(path)]);
      remember(key, { size: body.length, savedAt: info.mtimeMs });
      // Keeps the order of use across restarts, whatever the disk does with access times.
      await utimes(path, new Date(), info.mtime).catch(() => undefined);
      return { body, savedAt: info.mtimeMs };
    } catch {
      total -= entries.get(key)?.size ?? 0;
      entries.delete(key);
      return null;
    }
  }

  async function save(key: string, body: Uint8Array): Promise<void> {
    if (body.length > maxBytes) return;
    const path = join(folder, key);
    const part = `${path}.${randomUUID()}.part`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(part, body);
      await rename(part, path);
      remember(key, { size: body.length, savedAt: Date.now() });
      await sweep();
    } catch {
      await rm(part, { force: true }).catch(() => undefined);
    }
  }

  return { read, save };
}
