// Ten codes on paper, for the day the phone is lost. Letters that look like digits are read as those digits.
import { randomBytes } from 'node:crypto';
import { sha256 } from '../secrets.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;
const MANY = 10;

/** Each four groups of four: eighty random bits. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: MANY }, () => {
    const letters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
    return letters.match(/.{4}/g)?.join('-') ?? '';
  });
}

/** null when it cannot be one of ours. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed
    .slice(0, 60)
    .toLowerCase()
    .replaceAll(/[\s\u202f-]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
  const isOurs = letters.length === LENGTH && [...letters].every((letter) => ALPHABET.includes(letter));
  return isOurs ? letters : null;
}

export function recoveryHash(personId: string, code: string): string {
  return sha256(`${personId}:${readRecoveryCode(code)}`);
}
