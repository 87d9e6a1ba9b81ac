// What a file is made of, from its bytes: never from its name.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import chardet from 'chardet';
import { ImportRefused } from './import-refused.ts';

export type FileForm = { kind: 'csv'; encoding: string } | { kind: 'workbook' } | { kind: 'json'; encoding: string };

const SAMPLE = 256 * 1024;

export async function formOfFile(path: string): Promise<FileForm> {
  const head = await readHead(path);
  if (head.length === 0) throw new ImportRefused('Ce fichier est vide.');
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return { kind: 'workbook' };
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw new ImportRefused(
      'C’est un ancien classeur Excel (.xls) ou un fichier protégé. Enregistrez-le en « Classeur Excel (.xlsx) » ou en CSV, puis renvoyez-le.',
    );
  const encoding = await encodingOf(path, head);
  const text = new TextDecoder(encoding === 'windows-1252' ? 'windows-1252' : encoding).decode(head.subarray(0, 4096));
  if (/^\ufeff?\s*[[{]/.test(text)) return { kind: 'json', encoding };
  if (/^\s*%PDF|^\s*<(!doctype|html|\?xml)/i.test(text))
    throw new ImportRefused(
      'Ce fichier n’est pas un tableau. Maillage lit le CSV, l’Excel (.xlsx), le JSON data·inclusion et le GeoJSON.',
    );
  return { kind: 'csv', encoding };
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function encodingOf(path: string, head: Buffer): Promise<string> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let at = 0; at < Math.min(head.length, 4096); at += 1)
    if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const most = Math.min(head.length, 4096) / 2;
  const [even = 0, odd = 0] = zeros;
  // Latin text in UTF-16 without a mark: every other byte is zero.
  if (odd > most * 0.7 && even < most * 0.1) return 'utf-16le';
  if (even > most * 0.7 && odd < most * 0.1) return 'utf-16be';
  if (even + odd > 0)
    throw new ImportRefused(
      'Ce fichier n’est pas un texte : il contient des octets qu’aucun tableau ne contient. Exportez-le en CSV ou en Excel (.xlsx).',
    );
  if (await isUtf8(path)) return 'utf-8';
  const guessed = chardet.detect(head)?.toLowerCase() ?? '';
  // Western tables that are not UTF-8 come out of Excel: its own encoding holds all of Latin-1 and the euro.
  return /^(iso-8859-(2|5|7|8|9)|windows-125[01345]|koi8-r|shift_jis|big5|gb18030|euc-)/.test(guessed) &&
    !/^windows-1252/.test(guessed)
    ? plausible(guessed)
    : 'windows-1252';
}

/** chardet hesitates between Western encodings; this product is French. */
function plausible(guessed: string): string {
  return /^(koi8-r|shift_jis|big5|gb18030|windows-1251|iso-8859-5)$/.test(guessed) ? guessed : 'windows-1252';
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
