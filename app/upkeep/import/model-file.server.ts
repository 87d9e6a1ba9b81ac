import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { IMPORT_FIELDS } from './reading/import-fields.ts';

/** With a byte order mark and semicolons: what a French spreadsheet opens rightly. */
export function modelCsv(): string {
  const rows = [IMPORT_FIELDS.map(({ label }) => label), IMPORT_FIELDS.map(({ example }) => example)];
  return stringify(rows, { delimiter: ';', bom: true, record_delimiter: 'windows' });
}

/** Everything is text: a SIRET or a postcode must not become a number. */
export async function modelWorkbook(): Promise<Uint8Array<ArrayBuffer>> {
  const head = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
  const cell = (value: string) => ({ value, type: String, format: '@', wrap: true });
  const sheets = [
    {
      sheet: 'À remplir',
      data: [IMPORT_FIELDS.map(({ label }) => head(label)), IMPORT_FIELDS.map(({ example }) => cell(example))],
    },
    {
      sheet: 'Explications',
      data: [
        ['Colonne', 'Ce que l’on y écrit', 'Exemple'].map(head),
        ...IMPORT_FIELDS.map(({ label, hint, example }) => [label, hint, example].map(cell)),
      ],
      columns: [{ width: 34 }, { width: 80 }, { width: 40 }],
    },
  ];
  return new Uint8Array(await writeExcelFile(sheets).toBuffer());
}
