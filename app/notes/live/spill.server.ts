// What PostgreSQL could not take before the process had to end: kept in a file, taken up by the next process on this folder.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Entry } from '../note-store.server.ts';

const folderOf = (dataDir: string) => join(dataDir, 'notes-spill');

const kept = z.array(
  z.object({
    noteId: z.uuid(),
    epoch: z.number().int(),
    update: z.base64(),
    authors: z.array(
      z.object({
        noteId: z.uuid(),
        client: z.number().int(),
        author: z.string(),
        name: z.string(),
        isRelayed: z.boolean(),
      }),
    ),
  }),
);

export async function spill(dataDir: string, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const folder = folderOf(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${Date.now()}-${process.pid}.json`);
  const lines = entries.map((entry) => ({ ...entry, update: Buffer.from(entry.update).toString('base64') }));
  // A file that is not whole bears another name.
  await writeFile(`${file}.part`, JSON.stringify(lines), { mode: 0o600, flush: true });
  await rename(`${file}.part`, file);
}

/** Each file once, whichever process is first; `take` resolves when what it was given is committed, and only then is it removed. */
export async function takeUp(dataDir: string, take: (entries: Entry[]) => Promise<void>): Promise<number> {
  const folder = folderOf(dataDir);
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  let count = 0;
  for (const name of names) {
    const file = join(folder, name);
    const entries = kept.parse(JSON.parse(await readFile(file, 'utf8').catch(() => '[]')));
    await take(entries.map((entry) => ({ ...entry, update: Buffer.from(entry.update, 'base64') })));
    await rm(file, { force: true });
    count += entries.length;
  }
  return count;
}
