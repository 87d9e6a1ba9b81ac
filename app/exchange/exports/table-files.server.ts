// The table of an export as CSV, line by line, and as a workbook, in one piece.
import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import type { OrganisationRows } from '#search/read-organisations.ts';
import { tableHead, tableLines } from './table-columns.ts';

/** A workbook is made in memory: a longer table is for CSV. */
export const LONGEST_WORKBOOK = 20_000;

type TableOptions = { publicUrl: string; withProfessionals: boolean };

/** With a byte order mark and semicolons, as a French spreadsheet wants it; what would be a formula is made text. */
export async function* csvOf(
  batches: AsyncIterable<OrganisationRows[]>,
  options: TableOptions,
): AsyncGenerator<string> {
  const settings = {
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
    // The library quotes its own line ends only: a line that somebody wrote would become a row, and begin with what it likes.
    quoted_match: /[\r\n]/,
  } as const;
  yield stringify([tableHead(options.withProfessionals)], { ...settings, bom: true });
  for await (const entries of batches) {
    yield stringify(
      entries.flatMap((entry) => tableLines(entry, options.publicUrl, options.withProfessionals)),
      settings,
    );
  }
}

/** Every cell is text: a SIRET is no number, a name is no formula. null when there are too many lines. */
export async function workbookOf(
  batches: AsyncIterable<OrganisationRows[]>,
  options: TableOptions,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const text = (value: string) => ({ value: value.slice(0, LONGEST_CELL), type: String, format: '@' });
  const head = tableHead(options.withProfessionals).map((value) => ({ ...text(value), fontWeight: 'bold' as const }));
  const data = [head];
  for await (const entries of batches) {
    for (const entry of entries)
      data.push(
        ...tableLines(entry, options.publicUrl, options.withProfessionals).map((line) => line.map(text) as typeof head),
      );
    if (data.length > LONGEST_WORKBOOK) return null;
  }
  const sheet = { sheet: 'Annuaire', data, columns: head.map(() => ({ width: 28 })), stickyRowsCount: 1 };
  return new Uint8Array(await writeExcelFile([sheet]).toBuffer());
}

/** More letters than a cell may hold make a workbook that does not open. */
const LONGEST_CELL = 32_000;
