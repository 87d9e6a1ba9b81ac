// postgres.js may wait for ever on a server that accepts and then closes, so every query has a deadline of ours.

/** Thrown when PostgreSQL did not answer in time or cannot be reached; pages answer 503 with Retry-After. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
  '08006',
  '08001',
]);

/** Rejects with DatabaseUnavailable after `milliseconds`; connection failures of postgres.js become the same error. */
export async function withDeadline<T>(milliseconds: number, run: () => PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseUnavailable(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    throw isUnreachable(error) ? new DatabaseUnavailable('PostgreSQL cannot be reached', { cause: error }) : error;
  } finally {
    clearTimeout(timer);
  }
}

function isUnreachable(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && unreachable.has(at.code)) return true;
  }
  return false;
}
