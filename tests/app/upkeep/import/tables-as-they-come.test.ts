// Tables as offices keep them: titles above the header, merged names, a line for Excel, mistakes far below.
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { ImportRefused } from '#app/upkeep/import/reading/import-refused.ts';
import { firstSheetPath, mergedCellsReader, sayMergedAgain } from '#app/upkeep/import/reading/merged-cells.ts';
import { openTable } from '#app/upkeep/import/reading/open-table.ts';
import { type ImportFolder, importFolder } from '#tests/support/import-files.ts';

let files: ImportFolder;
beforeAll(() => {
  files = importFolder();
});
afterAll(() => files.remove());

async function read(content: string | Uint8Array) {
  const { headers, rows } = await openTable([files.write('f', content)]);
  const lines: [number, ...string[]][] = [];
  for await (const { line, cells } of rows) lines.push([line, ...cells]);
  return { headers, lines };
}

const HEADER = ['Structure', 'Ville', 'Téléphone'];

it.each([
  ['empty cells after it', 'Annuaire des partenaires;;\r\n;;\r\nStructure;Ville;Téléphone\r\nCCAS;Lattes;1\r\n'],
  ['nothing after it', 'Annuaire des partenaires\r\n\r\nStructure;Ville;Téléphone\r\nCCAS;Lattes;1\r\n'],
  ['commas in it', 'Annuaire, version de mars\n\nStructure;Ville;Téléphone\nCCAS;Lattes;1\n'],
])('finds the header below a title with %s', async (_, text) => {
  expect(await read(text)).toEqual({ headers: HEADER, lines: [[4, 'CCAS', 'Lattes', '1']] });
});

it('passes over the line by which Excel announces its separator', async () => {
  expect(await read('sep=;\r\nStructure;Ville;Téléphone\r\nCCAS;Lattes;1\r\n')).toEqual({
    headers: HEADER,
    lines: [[3, 'CCAS', 'Lattes', '1']],
  });
});

it('takes the first line for the header when no line near the top names the organisations', async () => {
  expect(await read('Truc;Machin\nA;B\nC;D\n')).toEqual({
    headers: ['Truc', 'Machin'],
    lines: [
      [2, 'A', 'B'],
      [3, 'C', 'D'],
    ],
  });
});

it('keeps commas in a single column of names', async () => {
  expect(await read('Structure\nÉcoute, conseil\nAccueil, aide\n')).toEqual({
    headers: ['Structure'],
    lines: [
      [2, 'Écoute, conseil'],
      [3, 'Accueil, aide'],
    ],
  });
});

it('finds the header of a workbook below its title, and says merged names again on each of their lines', async () => {
  const workbook = await writeExcelFile([
    [{ value: 'Annuaire 2026', columnSpan: 4 }, null, null, null],
    [null, null, null, null],
    ['Structure', 'Ville', 'Dispositif', 'Besoins'].map((value) => ({ value })),
    [{ value: 'CCAS', rowSpan: 3 }, { value: 'Lattes', rowSpan: 3 }, { value: 'Aide' }, { value: 'froid' }],
    [null, null, { value: 'Écoute' }, { value: 'isolement' }],
    [null, null, { value: 'Eau' }, null],
    [{ value: 'Le Geste' }, { value: 'Sète' }, null, null],
  ]).toBuffer();
  expect(await read(new Uint8Array(workbook))).toEqual({
    headers: ['Structure', 'Ville', 'Dispositif', 'Besoins'],
    lines: [
      [4, 'CCAS', 'Lattes', 'Aide', 'froid'],
      [5, 'CCAS', 'Lattes', 'Écoute', 'isolement'],
      [6, 'CCAS', 'Lattes', 'Eau'],
      [7, 'Le Geste', 'Sète'],
    ],
  });
});

it.each([
  ['a line without end', 'x'.repeat(300_000), 'La ligne 502 est démesurée'],
  ['a quote that nobody closes', '"Jamais fermé;Lattes;1', 'guillemet ouvert à la ligne 502'],
])('says in which line of many %s stands', async (_, line, said) => {
  const lines = Array.from({ length: 500 }, (__, at) => `Organisme ${at};Lattes;${at}`);
  const reading = read([HEADER.join(';'), ...lines, line, ...lines].join('\n'));
  await expect(reading).rejects.toThrow(ImportRefused);
  await expect(reading).rejects.toThrow(said);
});

// Each of these took hours, or for ever, where a search went over the same signs again and again.
it('walks once through a workbook that was made to keep us busy', () => {
  const reader = mergedCellsReader();
  for (let chunk = 0; chunk < 300; chunk += 1) reader.add('<mergeCell '.repeat(6_000));
  expect(reader.cells).toEqual([]);
  expect(firstSheetPath(`<sheet ${'a'.repeat(2_000_000)}`, '<Relationship '.repeat(200_000))).toBeNull();
  expect(firstSheetPath('<sheet '.repeat(300_000), '')).toBeNull();
  const sheet = Array.from({ length: 50_000 }, (_, line) => [line === 0 ? 'CCAS' : null]);
  sayMergedAgain(
    sheet,
    Array.from({ length: 100_000 }, () => ({ column: 0, from: 0, to: 1_048_575 })),
  );
  expect(sheet.at(-1)).toEqual(['CCAS']);
});
