// A form with one small file in it, read within limits.
import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';

export type Upload = { fields: Map<string, string[]>; file: Buffer | null };

const MOST_FIELDS = 2_000;
const LARGEST_FIELD = 32_000;

/** Throws 413 when the file or the form is too large, and 400 when it cannot be read. */
export async function readUpload(request: Request, largestFile: number): Promise<Upload> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return readPlain(request);
  if (!request.body) throw unreadable();
  const parser = openParser(type, largestFile);
  const fields = new Map<string, string[]>();
  const chunks: Buffer[] = [];
  let isTooMuch = false;
  parser.on('field', (name, value, _isNameCut, isValueCut) => {
    isTooMuch ||= isValueCut;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  });
  parser.on('file', (_name, stream) => {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('limit', () => {
      isTooMuch = true;
    });
  });
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
    parser.on(limit, () => {
      isTooMuch = true;
    });
  const read = new Promise<void>((resolve, reject) => {
    parser.on('finish', resolve);
    parser.on('error', reject);
  });
  const body = Readable.fromWeb(request.body as import('node:stream/web').ReadableStream);
  body.on('error', () => parser.destroy(new Error('the body ended early')));
  body.pipe(parser);
  await read.catch(() => {
    throw unreadable();
  });
  if (isTooMuch) throw new Response('Cet envoi est trop volumineux : une image de 2 Mo au plus.', { status: 413 });
  const file = Buffer.concat(chunks);
  return { fields, file: file.length === 0 ? null : file };
}

function openParser(type: string, fileSize: number): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      limits: { fileSize, files: 1, fields: MOST_FIELDS, fieldSize: LARGEST_FIELD, parts: MOST_FIELDS + 1 },
    });
  } catch {
    throw unreadable();
  }
}

async function readPlain(request: Request): Promise<Upload> {
  const form = await request.formData().catch(() => {
    throw unreadable();
  });
  const fields = new Map<string, string[]>();
  for (const [name, value] of form)
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
  return { fields, file: null };
}

function unreadable(): Response {
  return new Response('Ce formulaire n’est pas lisible. Rien n’a été enregistré.', { status: 400 });
}
