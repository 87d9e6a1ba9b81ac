// Files as they arrive, straight to a temporary folder: a file that is too heavy or cut on the way leaves nothing behind.
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { isDiskFull } from '#app/server/disk-full.ts';
import { ImportRefused } from './reading/import-refused.ts';

export const LARGEST_FILE = 25_000_000;
const LONGEST_IMPORT_MS = 6 * 3_600_000;

export type Received = {
  fields: Record<string, string>;
  files: { path: string; name: string }[];
  remove: () => Promise<void>;
};

/** Throws ImportRefused with what to do; nothing stays in the folder then. */
export async function receiveFiles(request: Request, dataDir: string): Promise<Received> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body || !/^multipart\/form-data;/i.test(type))
    throw new ImportRefused('Choisissez un fichier à importer.');
  const room = path.join(dataDir, 'tmp');
  await mkdir(room, { recursive: true });
  await forgetOld(room);
  const folder = await mkdtemp(path.join(room, 'import-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const { fields, files } = await readParts(request.body, type, folder);
    if (files.length === 0) throw new ImportRefused('Choisissez un fichier à importer.');
    return { fields, files, remove };
  } catch (error) {
    await remove();
    if (isDiskFull(error)) throw error;
    throw error instanceof ImportRefused
      ? error
      : new ImportRefused('L’envoi du fichier a été coupé avant la fin. Rien n’a été gardé : renvoyez-le.');
  }
}

async function readParts(
  body: ReadableStream,
  type: string,
  folder: string,
): Promise<Pick<Received, 'fields' | 'files'>> {
  const fields: Record<string, string> = {};
  const files: Received['files'] = [];
  const writing: Promise<void>[] = [];
  const busboy = new Busboy({
    headers: { 'content-type': type },
    limits: { fileSize: LARGEST_FILE, files: 2, fields: 10, fieldSize: 1_000, headerPairs: 50 },
  });
  busboy.on('field', (name, value) => {
    fields[name] = value
      .toWellFormed()
      .replaceAll(/\p{Cc}/gu, '')
      .trim();
  });
  busboy.on('file', (_name, stream, name) => {
    if (!name) return void stream.resume();
    const file = path.join(folder, String(files.length));
    files.push({ path: file, name });
    const written = pipeline(stream, createWriteStream(file));
    stream.on('limit', () =>
      busboy.destroy(
        new ImportRefused(
          'Ce fichier dépasse 25 Mo. Gardez seulement les colonnes utiles, ou découpez-le. Rien n’a été gardé.',
          413,
        ),
      ),
    );
    // A disk without room: nobody takes the rest of the file, and the form would wait for ever.
    written.catch((error: Error) => busboy.destroy(error));
    writing.push(written);
  });
  await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), busboy);
  await Promise.all(writing);
  return { fields, files };
}

/** What a killed process left. */
async function forgetOld(room: string): Promise<void> {
  for (const name of await readdir(room)) {
    const file = path.join(room, name);
    const known = await stat(file).catch(() => null);
    if (name.startsWith('import-') && known && Date.now() - known.mtimeMs > LONGEST_IMPORT_MS)
      await rm(file, { recursive: true, force: true });
  }
}
