// Which proofs are asked of whom: pure.
import type { Factors } from '../factors/read-factors.server.ts';

export type Method = 'application' | 'secours' | 'cle' | 'mot-de-passe' | 'courriel';

/** Whoever has an authenticator shows it, or a passkey; the others what they came in with. */
export function methodsOf({ hasTotp, passkeys, passwordChangedAt }: Factors): Method[] {
  const keys: Method[] = passkeys > 0 ? ['cle'] : [];
  if (hasTotp) return ['application', ...keys, 'secours'];
  return [...keys, ...(passwordChangedAt ? (['mot-de-passe'] as const) : []), 'courriel'];
}

/** Adds a second factor to a mail or a password. */
export function isStrong(method: Method): boolean {
  return method === 'application' || method === 'secours' || method === 'cle';
}
