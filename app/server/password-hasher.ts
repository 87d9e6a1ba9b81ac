// argon2id with the parameters that OWASP asks for at least. Each hash takes 19 MB and some 60 ms of a processor: two at
// once, a few waiting, the others are asked to come back.
import { hash, verify } from '@node-rs/argon2';

/** Argon2id is what the package takes when none is named. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const MOST_WAITING = 20;

/** Pages answer 503 with Retry-After. */
export class HasherBusy extends Error {
  override name = 'HasherBusy';
}

export type PasswordHasher = {
  hash: (password: string) => Promise<string>;
  /** `known` null: nobody's password, compared all the same so that the time tells nothing. */
  verify: (known: string | null, password: string) => Promise<boolean>;
};

export function openPasswordHasher(): PasswordHasher {
  let running = 0;
  const waiting: (() => void)[] = [];
  let nobodys: Promise<string> | undefined;

  async function inTurn<T>(run: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw new HasherBusy('too many passwords at once');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    hash: (password) => inTurn(() => hash(password, OPTIONS)),
    verify: (known, password) =>
      inTurn(async () => {
        nobodys ??= hash('nobody’s', OPTIONS);
        const isRight = await verify(known ?? (await nobodys), password);
        return known !== null && isRight;
      }),
  };
}
