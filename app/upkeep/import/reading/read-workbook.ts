// An Excel workbook: what it would unfold to is measured before anything is unfolded into memory.
import { InvalidSpreadsheetError, readSheet } from 'read-excel-file/node';
import yauzl from 'yauzl';
import { ImportRefused } from './import-refused.ts';
import { firstSheetPath, type MergedCell, mergedCellsReader, sayMergedAgain } from './merged-cells.ts';
import { MOST_COLUMNS, MOST_ROWS } from './read-csv.ts';
import type { RawRow, Table } from './table.ts';

const MOST_ENTRIES = 500;
const MOST_BYTES = 40_000_000;
const SWOLLEN = new ImportRefused(
  'Une fois ouvert, ce classeur serait démesuré : il est refusé. Enregistrez la feuille utile en CSV. Rien n’a été importé.',
);
const BROKEN = new ImportRefused(
  'Ce classeur Excel est abîmé ou incomplet. Ouvrez-le, enregistrez-le de nouveau en .xlsx, puis renvoyez-le. Rien n’a été importé.',
);

export async function readWorkbook(path: string): Promise<Table> {
  const merged = await checkUnfolded(path);
  let sheet: unknown[][];
  try {
    // As it is written: a SIRET is no number.
    sheet = await readSheet(path, { parseNumber: (digits) => digits as unknown as number });
  } catch (error) {
    if (error instanceof InvalidSpreadsheetError || error instanceof Error) throw BROKEN;
    throw error;
  }
  sayMergedAgain(sheet, merged);
  const top = sheet.findIndex((row) => row.some((cell) => cell !== null && String(cell).trim() !== ''));
  if (top < 0) throw new ImportRefused('La première feuille de ce classeur est vide.');
  if (sheet.length > MOST_ROWS)
    throw new ImportRefused(
      `Ce classeur a plus de ${MOST_ROWS.toLocaleString('fr-FR')} lignes : découpez-le. Rien n’a été importé.`,
    );
  const headers = trimmedEnd((sheet[top] ?? []).map(textOf));
  if (headers.length > MOST_COLUMNS)
    throw new ImportRefused(
      `Cette feuille a ${headers.length.toLocaleString('fr-FR')} colonnes ; ${MOST_COLUMNS} au plus sont lues. Rien n’a été importé.`,
    );
  return { reading: 'Excel, première feuille', headers, rows: linesOf(sheet, top + 1), close: async () => {} };
}

async function* linesOf(sheet: unknown[][], from: number): AsyncGenerator<RawRow, void, undefined> {
  for (let at = from; at < sheet.length; at += 1) {
    const cells = trimmedEnd((sheet[at] ?? []).map(textOf));
    if (cells.length > 0) yield { line: at + 1, cells };
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (cell === true) return 'oui';
  if (cell === false) return 'non';
  return String(cell).trim();
}

function trimmedEnd(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, last + 1);
}

/** What the archive says of itself, then what it really holds: the first may lie. Gives the merged cells of the first sheet. */
function checkUnfolded(path: string): Promise<MergedCell[]> {
  const texts = new Map<string, string>();
  const sheets = new Map<string, ReturnType<typeof mergedCellsReader>>();
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, validateEntrySizes: true }, (failure, zip) => {
      if (failure || !zip) return reject(BROKEN);
      const refuse = (why: ImportRefused) => {
        zip.close();
        reject(why);
      };
      if (zip.entryCount > MOST_ENTRIES) return refuse(SWOLLEN);
      let declared = 0;
      let actual = 0;
      let isWorkbook = false;
      zip.on('error', () => refuse(BROKEN));
      zip.on('end', () =>
        isWorkbook
          ? resolve(
              sheets.get(
                firstSheetPath(texts.get('xl/workbook.xml') ?? '', texts.get('xl/_rels/workbook.xml.rels') ?? '') ?? '',
              )?.cells ?? [],
            )
          : refuse(new ImportRefused('Cette archive n’est pas un classeur Excel. Envoyez un fichier .xlsx ou un CSV.')),
      );
      zip.on('entry', (entry: yauzl.Entry) => {
        isWorkbook ||= entry.fileName === 'xl/workbook.xml';
        declared += entry.uncompressedSize;
        if (declared > MOST_BYTES) return refuse(SWOLLEN);
        zip.openReadStream(entry, (unreadable, stream) => {
          if (unreadable || !stream) return refuse(BROKEN);
          const { fileName } = entry;
          const sheet = fileName.startsWith('xl/worksheets/') ? mergedCellsReader() : null;
          if (sheet) sheets.set(fileName, sheet);
          stream.on('data', (chunk: Buffer) => {
            actual += chunk.length;
            // References are plain ASCII.
            sheet?.add(chunk.toString('latin1'));
            if (/^xl\/(_rels\/)?workbook\.xml(\.rels)?$/.test(fileName))
              texts.set(fileName, (texts.get(fileName) ?? '') + chunk.toString('latin1'));
            if (actual <= MOST_BYTES) return;
            stream.destroy();
            refuse(SWOLLEN);
          });
          stream.on('error', () => refuse(actual > MOST_BYTES ? SWOLLEN : BROKEN));
          stream.on('end', () => zip.readEntry());
        });
      });
      zip.readEntry();
    });
  });
}
