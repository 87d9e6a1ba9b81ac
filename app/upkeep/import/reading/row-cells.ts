// The cells of one line by field, and what is wrong with them, column by column.
import type { ImportIssue, UnknownWords } from '#db/schema/import.ts';
import { isSettledAsText, readFreeWords, type WordMemory } from './free-words.ts';
import { importField } from './import-fields.ts';

const LONGEST_CELL = 20_000;
/** Most cells are plain, and there are millions of them: blanks at the ends, control and odd characters, formulas and errors. */
const NEEDS_CLEANING = /^[\s=@#]|\s$|[\p{Cc}\u00a0\ufffd]/u;

export type Fields = Record<string, unknown>;

export type Where = {
  address?: string;
  communeCode?: string;
  latitude?: number;
  longitude?: number;
  precision?: string;
};

/** What a row needs of its file and its territory. */
export type RowContext = { headers: readonly string[]; mapping: readonly string[]; memory: WordMemory };

/** Reads the cells of one row, and gathers what is wrong with them. */
export class RowCells {
  readonly issues: ImportIssue[] = [];
  readonly words: UnknownWords[] = [];
  isRefused = false;
  readonly #values = new Map<string, string>();
  readonly #columns = new Map<string, string>();
  readonly #memory: WordMemory;

  constructor(cells: readonly string[], { headers, mapping, memory }: RowContext) {
    this.#memory = memory;
    for (const [at, code] of mapping.entries()) {
      const value = this.#clean(cells[at] ?? '', headers[at] ?? '');
      if (code !== '' && !this.#columns.has(code)) this.#columns.set(code, headers[at] ?? '');
      if (code === '' || value === '') continue;
      const before = this.#values.get(code);
      this.#values.set(code, before === undefined ? value : `${before};${value}`);
    }
    const extra = cells.slice(headers.length).filter((cell) => cell.trim() !== '').length;
    if (extra > 0)
      this.refuse(
        null,
        `Cette ligne a ${extra} ${extra > 1 ? 'cellules' : 'cellule'} de trop : un texte contient sans doute le séparateur, sans guillemets autour.`,
      );
  }

  get(code: string): string {
    return this.#values.get(code) ?? '';
  }

  /** Cut at `most`, and said so. */
  text(code: string, most: number): string | undefined {
    const value = this.get(code);
    if (value === '') return undefined;
    if (value.length <= most) return value;
    this.warn(code, `Texte trop long : les ${most} premiers caractères sont gardés.`);
    return value.slice(0, most).toWellFormed();
  }

  codes(field: string): string[] {
    const read = readFreeWords(field, this.get(field), this.#memory);
    this.words.push(...read.unknown.filter((one) => !isSettledAsText(one, this.#memory)));
    this.#kept.push(...read.unknown.filter(({ codes }) => codes.length === 0));
    return read.codes;
  }

  /** Words of a field that no code says, to be kept as text. */
  leftOf(field: string): string[] {
    return this.#kept.filter((one) => one.field === field).map(({ words }) => words);
  }
  readonly #kept: UnknownWords[] = [];

  warn(code: string | null, message: string): void {
    this.issues.push({ column: this.#columnOf(code), level: 'warning', message });
  }
  /** The cell is not written; the rest of the row is. */
  fault(code: string | null, message: string): void {
    this.issues.push({ column: this.#columnOf(code), level: 'error', message });
  }
  refuse(code: string | null, message: string): void {
    this.fault(code, message);
    this.isRefused = true;
  }

  #columnOf(code: string | null): string | null {
    return code === null ? null : (this.#columns.get(code) ?? importField(code)?.label ?? code);
  }

  #clean(raw: string, header: string): string {
    if (!NEEDS_CLEANING.test(raw) && raw.length <= LONGEST_CELL && raw.isWellFormed()) return raw;
    // Spreadsheets write ="0612345678" to keep a zero.
    const value = (/^="(.*)"$/s.exec(raw.trim())?.[1] ?? raw)
      .slice(0, LONGEST_CELL)
      .toWellFormed()
      .replaceAll('\r\n', '\n')
      .replaceAll(/(?!\n)\p{Cc}/gu, '')
      .replaceAll('\u00a0', ' ')
      .trim();
    if (/^#(N\/A|REF!|VALUE!|VALEUR!|DIV\/0!|NAME\?|NOM\?|NULL!|NUM!|NOMBRE!)$/.test(value)) {
      this.issues.push({
        column: header,
        level: 'error',
        message: `« ${value} » est une erreur du tableur : la cellule est laissée de côté.`,
      });
      return '';
    }
    if (/^[=@]/.test(value))
      this.issues.push({
        column: header,
        level: 'warning',
        message: 'Une formule n’est pas calculée : elle est gardée comme un texte.',
      });
    if (value.includes('\ufffd'))
      this.issues.push({
        column: header,
        level: 'warning',
        message: 'Un caractère de cette cellule est illisible : vérifiez les accents.',
      });
    return value;
  }
}

export function filled(fields: Fields): Fields {
  const kept: Fields = {};
  for (const name in fields) {
    const value = fields[name];
    const isEmpty =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) kept[name] = value;
  }
  return kept;
}
