/** The machine has no room left: nothing to do with whoever asked. Errors of libraries carry the cause inside. */
export function isDiskFull(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && (at.code === 'ENOSPC' || at.code === 'EDQUOT' || at.code === '53100')) return true;
  }
  return false;
}
