// What the badge shows to a camera: made from the secret of the link, and never leading back to it.
import { createHash } from 'node:crypto';

export function presenceToken(secret: string): string {
  return createHash('sha256').update(`presence:${secret}`).digest('base64url');
}
