// A name that spans several lines of a sheet stands in the first of them only: it is said again on each.
import { proposeMapping } from './import-fields.ts';

/** From 0: the column and first line of a merged cell, and its last line. */
export type MergedCell = { column: number; from: number; to: number };

const MOST = 100_000;
/** No more cells are said again in all: a sheet that asks for it was made to keep us busy. */
const MOST_SAID_AGAIN = 1_000_000;
/** No search goes past the next « < »: whatever the sheet holds, it is walked through once. */
const REFERENCE = /<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g;
/** Longer than a reference that two chunks share. */
const OVERLAP = 200;

/** Reads a sheet chunk by chunk; what spans several lines only. */
export function mergedCellsReader(): { add: (chunk: string) => void; cells: MergedCell[] } {
  const cells = new Map<string, MergedCell>();
  let rest = '';
  return {
    add: (chunk) => {
      const text = rest + chunk;
      for (const [all, letters = '', first, last] of text.matchAll(REFERENCE)) {
        const cell = { column: columnOf(letters), from: Number(first) - 1, to: Number(last) - 1 };
        if (cell.to > cell.from && cells.size < MOST) cells.set(all, cell);
      }
      rest = text.slice(-OVERLAP);
    },
    get cells() {
      return [...cells.values()];
    },
  };
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Headers over two lines are not data: they are left alone. */
export function sayMergedAgain(sheet: unknown[][], cells: readonly MergedCell[]): void {
  let left = MOST_SAID_AGAIN;
  for (const { column, from, to } of cells) {
    const last = Math.min(to, sheet.length - 1);
    left -= Math.max(0, last - from);
    if (left < 0) return;
    const value = sheet[from]?.[column];
    if (value === null || value === undefined || proposeMapping([String(value)])[0] !== '') continue;
    for (let line = from + 1; line <= last; line += 1) {
      const row = sheet[line];
      if (row && (row[column] === null || row[column] === undefined)) row[column] = value;
    }
  }
}

/** Where the first sheet lies in the archive, from the workbook and its relations. */
export function firstSheetPath(workbook: string, relations: string): string | null {
  const [sheet = ''] = /<(?:\w+:)?sheet\s[^<>]*>/.exec(workbook) ?? [];
  const id = /\s\w+:id="([^"]+)"/.exec(sheet)?.[1];
  for (const [relation] of relations.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)) {
    if (/\sId="([^"]*)"/.exec(relation)?.[1] !== id) continue;
    const target = /\sTarget="([^"]*)"/.exec(relation)?.[1] ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  return null;
}
