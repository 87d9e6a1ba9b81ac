import { randomInt } from 'node:crypto';

/** No letter that is taken for a digit when it is read from a wall. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 8;

/** What the QR code and the short address carry: 8 signs out of 31, 850 billion of them. */
export function newJoinCode(): string {
  return Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}

/** As somebody typed it. */
export function readJoinCode(typed: string | null): string {
  return (typed ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 20);
}
