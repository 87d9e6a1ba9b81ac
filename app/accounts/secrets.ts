// Random secrets and the only form in which the base knows them.
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 bits, fit for a URL and a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function isSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** Six digits, zeros in front included. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

export function sha256(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
