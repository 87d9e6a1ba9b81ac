// Opaque cursors: an offset and a mark of the query it belongs to, so that one never serves another search.
import { createHash } from 'node:crypto';

const LAST_OFFSET = 20_000;

export function writeCursor(offset: number, query: string): string {
  return Buffer.from(`${offset}.${markOf(query)}`).toString('base64url');
}

/** 0 without a cursor; null when it is not one of ours for this query. */
export function readCursor(cursor: string | null, query: string): number | null {
  if (cursor === null || cursor === '') return 0;
  const [, offset, mark] = /^(\d{1,6})\.([\w-]{8})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  return mark === markOf(query) && Number(offset) <= LAST_OFFSET ? Number(offset) : null;
}

function markOf(query: string): string {
  return createHash('sha256').update(query).digest('base64url').slice(0, 8);
}
