// What the driver throws where nobody can catch it.

/**
 * True for what postgres.js throws from a timer when PostgreSQL cut the connection in the middle of a transaction: it writes to a
 * socket that is gone (3.4.9, `nextWrite` of connection.js). The transaction is lost, and who waits for it has a deadline.
 */
export function isCutConnection(error: unknown): boolean {
  const where = error instanceof TypeError ? (error.stack?.split('\n')[1] ?? '') : '';
  return /[/\\]postgres[/\\](src|cjs[/\\]src)[/\\]connection\.js/.test(where);
}

/**
 * True for the question about types that postgres.js asks by itself on each new connection, when that connection closes
 * before the answer: nobody holds its promise (3.4.9, `fetchArrayTypes` of connection.js), and who waited for the
 * connection gets an error of its own.
 */
export function isLostTypeQuestion(error: unknown): boolean {
  const { code, query } = Object(error) as { code?: unknown; query?: unknown };
  return (
    typeof code === 'string' && code.startsWith('CONNECTION_') && typeof query === 'string' && asksTypes.test(query)
  );
}

const asksTypes = /^\s*select b\.oid, b\.typarray\s+from pg_catalog\.pg_type/;
