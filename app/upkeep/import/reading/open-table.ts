import { belowTitles } from './below-titles.ts';
import { formOfFile } from './file-encoding.ts';
import { ImportRefused } from './import-refused.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readWorkbook } from './read-workbook.ts';
import type { Table } from './table.ts';

/** One file, or two for data·inclusion (structures and services); throws ImportRefused with what to do. */
export async function openTable(paths: string[]): Promise<Table> {
  const forms = await Promise.all(paths.map(async (path) => ({ path, form: await formOfFile(path) })));
  const json = forms.flatMap(({ path, form }) => (form.kind === 'json' ? [{ path, encoding: form.encoding }] : []));
  if (json.length === forms.length && json.length > 0) return readJson(json);
  const [first, second] = forms;
  if (!first) throw new ImportRefused('Choisissez un fichier.');
  if (second)
    throw new ImportRefused(
      'Deux fichiers ensemble ne se lisent que pour le JSON data·inclusion (structures et services). Envoyez-les l’un après l’autre.',
    );
  return belowTitles(
    first.form.kind === 'workbook'
      ? await readWorkbook(first.path)
      : await readCsv(first.path, first.form.kind === 'csv' ? first.form.encoding : 'utf-8'),
  );
}
