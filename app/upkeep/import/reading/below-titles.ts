// Tables often begin with a title, a date, an empty line: the header is the line that names the columns.
import { proposeMapping } from './import-fields.ts';
import type { RawRow, Table } from './table.ts';

const MOST_LINES_ABOVE = 10;

/** As it is when its first line names the organisations, or when no line near the top does. */
export async function belowTitles(table: Table): Promise<Table> {
  if (table.mapping || proposeMapping(table.headers).includes('nom')) return table;
  const rows = table.rows[Symbol.asyncIterator]();
  const above: RawRow[] = [];
  while (above.length < MOST_LINES_ABOVE) {
    const { done, value } = await rows.next();
    if (done) break;
    const headers = value.cells.map((header: string) => header.trim());
    if (namesColumns(headers)) return { ...table, headers, rows: following([], rows) };
    above.push(value);
  }
  return { ...table, rows: following(above, rows) };
}

function namesColumns(headers: string[]): boolean {
  const mapping = proposeMapping(headers);
  return mapping.includes('nom') && mapping.filter((code) => code !== '').length > 1;
}

async function* following(first: RawRow[], rest: AsyncIterator<RawRow>): AsyncGenerator<RawRow, void, undefined> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
