/** A file as a table: its header, then its lines, one at a time. */
export type RawRow = { line: number; cells: string[] };

export type Table = {
  /** How it was read, in words. */
  reading: string;
  headers: string[];
  /** The field of each column where the format says it; otherwise proposed from the headers. */
  mapping?: string[];
  rows: AsyncIterable<RawRow>;
  close: () => Promise<void>;
};
