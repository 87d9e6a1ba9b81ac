// The lines of a file, read one by one and sent to PostgreSQL by COPY: none is held once it is written.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { idOf, type ReadRow, readRow } from './reading/read-row.ts';
import type { RowContext } from './reading/row-cells.ts';
import type { RawRow } from './reading/table.ts';

const LINES_PER_CHUNK = 100;

export const ROW_COLUMNS = [
  'import_id',
  'line',
  'cells',
  'organisation_key',
  'service_key',
  'is_head',
  'organisation_id',
  'service_id',
  'place_id',
  'organisation',
  'contacts',
  'service',
  'place',
  'issues',
  'words',
  'is_refused',
] as const;

export type StoredRow = ReadRow & {
  line: number;
  isHead: boolean;
  organisationId: string;
  serviceId: string | null;
  placeId: string | null;
};

/** Knows which keys of a file were seen, and where: the second line of the same service says so. */
export function rowReader(importId: string, context: RowContext): (raw: RawRow) => StoredRow {
  const lines = new Map<string, number>();
  return ({ line, cells }) => {
    const row = readRow(cells, context);
    const organisationId = idOf(importId, 'o', row.organisationKey);
    const both = `${row.organisationKey}|${row.serviceKey ?? ''}`;
    const serviceId = row.serviceKey === null ? null : idOf(importId, 's', both);
    const before = serviceId === null ? lines.get(organisationId) : lines.get(serviceId);
    if (!row.isRefused && before !== undefined) {
      row.isRefused = true;
      row.issues.push({
        column: null,
        level: 'error',
        message: `Déjà dit à la ligne ${before} : même organisme${serviceId === null ? '' : ' et même service'}.`,
      });
    }
    const isHead = !row.isRefused && !lines.has(organisationId);
    if (isHead) lines.set(organisationId, line);
    if (!row.isRefused && serviceId !== null) lines.set(serviceId, line);
    return { ...row, line, isHead, organisationId, serviceId, placeId: row.place && idOf(importId, 'p', both) };
  };
}

/** Returns how many lines it wrote. */
export async function copyRows(
  sql: postgres.TransactionSql,
  {
    importId,
    rows,
    context,
    onProgress,
  }: { importId: string; rows: AsyncIterable<RawRow>; context: RowContext; onProgress: (lines: number) => void },
): Promise<number> {
  const into = await sql`copy import_rows (${sql([...ROW_COLUMNS])}) from stdin`.writable();
  const read = rowReader(importId, context);
  let count = 0;
  async function* chunks() {
    let lines: string[] = [];
    for await (const raw of rows) {
      lines.push(lineOf(importId, raw, read(raw)));
      count += 1;
      if (lines.length < LINES_PER_CHUNK) continue;
      yield `${lines.join('\n')}\n`;
      lines = [];
      onProgress(count);
    }
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
  await pipeline(Readable.from(chunks(), { objectMode: true, highWaterMark: 2 }), into);
  return count;
}

function lineOf(importId: string, raw: RawRow, row: StoredRow): string {
  return [
    importId,
    String(raw.line),
    arrayText(raw.cells),
    text(row.organisationKey),
    row.serviceKey === null ? '\\N' : text(row.serviceKey),
    row.isHead ? 't' : 'f',
    row.organisationId,
    row.serviceId ?? '\\N',
    row.placeId ?? '\\N',
    json(row.organisation),
    json(row.contacts),
    json(row.service),
    json(row.place),
    json(row.issues),
    json(row.words),
    row.isRefused ? 't' : 'f',
  ].join('\t');
}

/** COPY's text format: the backslash, the tab and line ends are escaped; PostgreSQL holds no NUL. */
function text(value: string): string {
  return /[\\\t\n\r\0]/.test(value)
    ? value
        .replaceAll('\0', '')
        .replaceAll('\\', '\\\\')
        .replaceAll('\t', '\\t')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
    : value;
}

function json(value: unknown): string {
  return value === null ? '\\N' : text(JSON.stringify(value));
}

function arrayText(cells: string[]): string {
  return text(`{${cells.map((cell) => `"${cell.toWellFormed().replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`);
}
