// A CSV line by line, whatever its separator and encoding; nothing larger than one line is held.
import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { ImportRefused } from './import-refused.ts';
import type { RawRow, Table } from './table.ts';

export const MOST_COLUMNS = 200;
export const MOST_ROWS = 200_000;
const LONGEST_LINE = 200_000;
const SEPARATORS: Record<string, string> = {
  ';': 'point-virgule',
  ',': 'virgule',
  '\t': 'tabulation',
  '|': 'barre verticale',
  ':': 'deux-points',
  '~': 'tilde',
  '^': 'accent circonflexe',
};

export async function readCsv(path: string, encoding: string): Promise<Table> {
  const separator = separatorOf(await beginning(path, encoding));
  const records = recordsOf(path, encoding, separator);
  const first = await records.next();
  if (first.done) throw new ImportRefused('Ce fichier est vide.');
  const headers = first.value.cells.map((header) => header.trim());
  return {
    reading: `CSV, ${SEPARATORS[separator]}, ${encoding === 'windows-1252' ? 'Windows-1252' : encoding.toUpperCase()}`,
    headers,
    rows: records,
    close: async () => void (await records.return(undefined)),
  };
}

async function beginning(path: string, encoding: string): Promise<string> {
  let text = '';
  const stream = createReadStream(path, { end: 512 * 1024 }).pipe(iconv.decodeStream(encoding));
  for await (const chunk of stream) text += chunk;
  return text.replace(/^\ufeff/, '');
}

/** The one that cuts the first lines into as many cells each, and into the most. */
function separatorOf(text: string): string {
  const announced = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (announced && announced in SEPARATORS) return announced;
  let best = { separator: ';', score: 0 };
  for (const separator of Object.keys(SEPARATORS)) {
    const counts = cellCounts(text, separator);
    const [header = 1] = counts;
    if (header < 2) continue;
    // One column of names may hold commas: only a table of several columns stands below a title.
    if (!isFirstCut(text, separator) && header < 3) continue;
    const same = counts.filter((count) => count === header).length / counts.length;
    const score = same * 10 + Math.min(header, 40) / 10;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function isFirstCut(text: string, separator: string): boolean {
  return text.slice(0, Math.max(0, text.search(/[\r\n]|$/))).includes(separator);
}

/** Cells of the first twenty lines that hold several, separators and line ends within quotes apart. */
function cellCounts(text: string, separator: string): number[] {
  const counts: number[] = [];
  let count = 1;
  let isQuoted = false;
  for (let at = 0; at < text.length && counts.length < 20; at += 1) {
    const letter = text[at];
    if (letter === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (letter === separator) count += 1;
    else if (letter === '\n') {
      if (count > 1) counts.push(count);
      count = 1;
    }
  }
  if (counts.length < 20 && count > 1) counts.push(count);
  return counts.length > 0 ? counts : [count];
}

async function* recordsOf(path: string, encoding: string, separator: string): AsyncGenerator<RawRow, void, undefined> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  let reached = 1;
  const parser = parse({
    delimiter: separator,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_empty_values: true,
    max_record_size: LONGEST_LINE,
    // What is read ahead is lost when a later line fails: where it fails is known here.
    on_record: (record: string[], { lines }: { lines: number }) => {
      reached = lines + 1;
      return record;
    },
  });
  const decoded = encoding === 'utf-8' ? file : file.pipe(iconv.decodeStream(encoding));
  file.on('error', (error) => parser.destroy(error));
  decoded.pipe(parser);
  let count = 0;
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const cells = record;
      // The line where the record begins: a quoted cell may span several.
      const at = count === 0 ? 1 : line;
      line = info.lines + 1;
      if (count === 0 && /^sep=.?$/i.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '')) continue;
      if (cells.length > MOST_COLUMNS)
        throw new ImportRefused(
          `La ligne ${at} a ${cells.length.toLocaleString('fr-FR')} colonnes ; ${MOST_COLUMNS} au plus sont lues. Rien n’a été importé.`,
        );
      if (count > MOST_ROWS)
        throw new ImportRefused(
          `Ce fichier a plus de ${MOST_ROWS.toLocaleString('fr-FR')} lignes : découpez-le. Rien n’a été importé.`,
        );
      count += 1;
      yield { line: at, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, reached) : error;
  } finally {
    file.destroy();
    parser.destroy();
  }
}

function refusalOf(error: CsvError, line: number): ImportRefused {
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new ImportRefused(
      `La ligne ${line} est démesurée : plus de ${LONGEST_LINE.toLocaleString('fr-FR')} caractères ou beaucoup trop de colonnes. Un guillemet ouvert n’est sans doute jamais refermé. Rien n’a été importé.`,
    );
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new ImportRefused(
      `Un guillemet ouvert à la ligne ${line} n’est jamais refermé. Corrigez-le et renvoyez le fichier. Rien n’a été importé.`,
    );
  return new ImportRefused(
    `La ligne ${line} ne se lit pas : ses guillemets ne se répondent pas. Rien n’a été importé.`,
  );
}
