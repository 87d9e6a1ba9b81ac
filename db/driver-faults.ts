// What the driver throws where nobody can catch it.

/**
 * True for what postgres.js throws from a timer when PostgreSQL cut the connection in the middle of a transaction: it writes to a
 * socket that is gone (3.4.9, `nextWrite` of connection.js). The transaction is lost, and who waits for it has a deadline.
 */
export function isCutConnection(error: unknown): boolean {
  const where = error instanceof TypeError ? (error.stack?.split('\n')[1] ?? '') : '';
  return /[/\\]postgres[/\\](src|cjs[/\\]src)[/\\]connection\.js/.test(where);
}
