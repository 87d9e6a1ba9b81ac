// Written text between the notes and a file: paragraphs, lists, tables, whatever becomes of them. Pure.

export type Run = {
  text: string;
  isBold?: boolean;
  isItalic?: boolean;
  isStruck?: boolean;
  isUnderlined?: boolean;
  isCode?: boolean;
  /** Only what a reader may safely follow. */
  href?: string;
};

/** `isDone`: null where the line is no task. */
export type ListItem = { isDone: boolean | null; blocks: Block[] };
export type TableCell = { isHead: boolean; columns: number; rows: number; lines: Run[][] };

export type Block =
  | { kind: 'heading'; level: number; runs: Run[]; anchor?: string }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; isOrdered: boolean; start: number; items: ListItem[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; rows: TableCell[][] }
  | { kind: 'rule' };

/** What XML, and so every office file, cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken away
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').replaceAll(NOT_IN_XML, '');
}

/** Null for `javascript:` and everything that is not a way to read, write or call. */
export function safeLink(href: unknown, publicUrl: string): string | null {
  if (typeof href !== 'string') return null;
  const plain = cleanText(href).trim();
  if (/^\/(?!\/)/.test(plain)) return `${publicUrl}${plain}`;
  const url = URL.parse(plain);
  return url && ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : null;
}

export function run(text: string, look: Omit<Run, 'text'> = {}): Run {
  return { text: cleanText(text), ...look };
}

export function paragraph(...runs: Run[]): Block {
  return { kind: 'paragraph', runs };
}

export function heading(level: number, text: string, anchor?: string): Block {
  return { kind: 'heading', level, runs: [run(text.replaceAll(/\s+/g, ' '))], ...(anchor && { anchor }) };
}

export function plainText(runs: Run[]): string {
  return runs.map(({ text }) => text).join('');
}
