// An export as a file to download, in one of four formats.
import { ReadableStream } from 'node:stream/web';
import type { Parts } from '#app/server/parts.ts';
import { dataInclusionOf } from './data-inclusion.ts';
import { EXPORT_FORMATS, type ExportFormat } from './export-formats.ts';
import { type ExportScope, readEntries } from './export-scope.server.ts';
import { geojsonOf } from './geojson.ts';
import { csvOf, LONGEST_WORKBOOK, workbookOf } from './table-files.server.ts';

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  'data-inclusion': 'application/json; charset=utf-8',
};
const ENDINGS: Record<ExportFormat, string> = {
  csv: 'csv',
  xlsx: 'xlsx',
  geojson: 'geojson',
  'data-inclusion': 'json',
};

export function readFormat(text: string | undefined): ExportFormat | null {
  return EXPORT_FORMATS.find(({ code }) => code === text)?.code ?? null;
}

/** Written while it is read, but for a workbook. Contacts kept to professionals are for tables only. */
export async function exportFile(
  { database, env }: Pick<Parts, 'database' | 'env'>,
  scope: ExportScope,
  { format, name }: { format: ExportFormat; name: string },
): Promise<Response> {
  const { publicUrl } = env;
  const withProfessionals = scope.visibilities.includes('professionnels');
  const open = withProfessionals && (format === 'geojson' || format === 'data-inclusion');
  const shown: ExportScope = open ? { ...scope, visibilities: ['public'] } : scope;
  const read = () => readEntries(database, shown);
  if (format === 'xlsx') {
    const book = await workbookOf(read(), { publicUrl, withProfessionals });
    if (!book) {
      throw new Response(
        `Ce classeur dépasserait ${LONGEST_WORKBOOK} lignes. Choisissez le format CSV, ou précisez un filtre.`,
        { status: 413 },
      );
    }
    return new Response(book, { headers: headersOf(format, name) });
  }
  const texts =
    format === 'csv'
      ? csvOf(read(), { publicUrl, withProfessionals })
      : format === 'geojson'
        ? geojsonOf(read(), publicUrl)
        : dataInclusionOf(read, publicUrl);
  return new Response(ReadableStream.from(bytesOf(texts)) as unknown as BodyInit, { headers: headersOf(format, name) });
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

function headersOf(format: ExportFormat, name: string): Record<string, string> {
  const day = new Date().toISOString().slice(0, 10);
  return {
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename="${name}-${day}.${ENDINGS[format]}"`,
    'Cache-Control': 'private, no-store',
    'X-Robots-Tag': 'noindex',
  };
}
