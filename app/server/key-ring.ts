// Encrypts what the base must not be able to tell: AES-256-GCM, each value bound to the place where it is kept. The keys
// stay outside the base, in MAILLAGE_KEYS or in a file of the data folder.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type KeyRing = {
  /** `place`: table, row and column; only the same place opens it again. */
  seal: (text: string, place: string) => string;
  /** Throws when it was changed, moved, or its key is gone. */
  open: (sealed: string, place: string) => string;
  /** Whether the first key of the ring closed it: others are there to open what is older. */
  isCurrent: (sealed: string) => boolean;
};

const CIPHER = 'aes-256-gcm';
const FILE = 'keys';

export function openKeyRing({ keys, dataDir }: { keys: string | null; dataDir: string }): KeyRing {
  let known: Map<string, Buffer> | undefined;
  const ring = () => {
    known ??= readKeys(keys ?? keysOfFolder(dataDir));
    return known;
  };
  /** The file may have got another key since. */
  const keyNamed = (name: string) => {
    if (!ring().has(name) && keys === null) known = undefined;
    return ring().get(name);
  };
  return {
    seal: (text, place) => {
      const [current] = ring();
      if (!current) throw new Error('the key ring is empty');
      const [name, key] = current;
      const nonce = randomBytes(12);
      const cipher = createCipheriv(CIPHER, key, nonce);
      cipher.setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return ['v1', name, ...[nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
    },
    open: (sealed, place) => {
      const [version, name = '', ...parts] = sealed.split('.');
      const key = keyNamed(name);
      if (version !== 'v1' || parts.length !== 3 || !key)
        throw new Error(`no key opens this value: ${version}.${name}`);
      const [nonce = Buffer.alloc(0), body = Buffer.alloc(0), tag = Buffer.alloc(0)] = parts.map((part) =>
        Buffer.from(part, 'base64url'),
      );
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: 16 });
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    isCurrent: (sealed) => sealed.split('.')[1] === ring().keys().next().value,
  };
}

function readKeys(text: string): Map<string, Buffer> {
  return new Map(
    text
      .trim()
      .split(',')
      .map((pair) => {
        const [name = '', key = ''] = pair.split(':');
        const bytes = Buffer.from(key, 'base64');
        if (bytes.length !== 32) throw new Error(`the key ${name} is not 32 bytes long`);
        return [name, bytes];
      }),
  );
}

/** A new key before those of the folder, which still open what they closed. Processes that run find it when they need it. */
export function addKeyToFolder(dataDir: string): void {
  const file = path.join(dataDir, FILE);
  const older = keysOfFolder(dataDir).trim();
  const name = `own-${randomBytes(4).toString('hex')}`;
  const next = `${file}.next`;
  writeFileSync(next, `${name}:${randomBytes(32).toString('base64')},${older}\n`, { mode: 0o600 });
  renameSync(next, file);
}

/** Made at the first need, readable by its owner only. Two processes may want it at once: the first one writes it. */
function keysOfFolder(dataDir: string): string {
  const file = path.join(dataDir, FILE);
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `own:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8');
}
