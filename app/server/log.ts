// One JSON line per event. Never a query string, a body, a name: what people search may tell of somebody.
import pino from 'pino';

export type Log = pino.Logger;

export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFields, error: errorFields },
  });
}

/** What may be written of an error: never what was asked. */
export function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  // PostgreSQL and drizzle quote what was sent, words and parameters included: their code says enough.
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const isQuoting = 'severity' in error || 'query' in error || /^Failed query:/.test(error.message);
  const message = isQuoting ? 'query failed' : error.message.slice(0, 300);
  const stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  return {
    type: error.name,
    code,
    message,
    stack,
    ...(error.cause !== undefined && { cause: errorFields(error.cause) }),
  };
}

/** The path without the secret of a link from a mail. */
export function pathForLog(path: string | null): string | null {
  return path === null
    ? null
    : path.replace(/^(\/(?:a|fiche|desabonnement|evenements\/(?:inscription|presence))\/).+/, '$1…');
}
