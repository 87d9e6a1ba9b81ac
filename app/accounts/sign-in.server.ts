// Sign-in by mail: a link for any browser, six digits for the one that asked. Known and unknown mails take the same way.
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { Database } from '#db/client.ts';
import { people, signIns } from '#db/schema/accounts.ts';
import { newCode, newSecret, sha256 } from './secrets.ts';
import { signInMail } from './sign-in-mail.ts';

const MINUTES = 15;
const MOST_TRIES = 5;
/** Lines of used and dead links are kept a day, then forgotten. */
const FORGOTTEN_AFTER_MS = 86_400_000;

export type AskedSignIn = { mail: string; address: string; wanted: string; isShared: boolean };

/** The secret for the cookie of the browser that asked; null when this address asks too much. */
export async function askSignIn(
  parts: Parts,
  { mail, address, wanted, isShared }: AskedSignIn,
): Promise<{ attempt: string } | null> {
  const { database, limits, env } = parts;
  if (!(await limits.take('mails-per-address', address))) return null;
  const isWithinLimit = await limits.take('mails-per-account', mail);
  const attempt = newSecret();
  const link = newSecret();
  const code = newCode();
  const person = await database.transaction(async (queries) => {
    const [known] = await queries
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.mail, mail), isNull(people.disabledAt)));
    await queries.insert(signIns).values({
      personId: known?.id ?? null,
      attemptHash: sha256(attempt),
      linkHash: sha256(link),
      codeHash: sha256(`${attempt}:${code}`),
      accountHash: sha256(mail.toLowerCase()),
      isShared,
      expiresAt: inMinutes(MINUTES),
    });
    await queries.delete(signIns).where(lt(signIns.expiresAt, new Date(Date.now() - FORGOTTEN_AFTER_MS)));
    return known;
  });
  if (person && isWithinLimit) {
    parts.mail.post({ to: mail, ...signInMail({ url: linkUrl(env.publicUrl, link, wanted), code, minutes: MINUTES }) });
  }
  return { attempt };
}

export type Entered =
  | { kind: 'in'; personId: string; isShared: boolean }
  | { kind: 'wrong' }
  | { kind: 'over' }
  | { kind: 'too-many' };

/**
 * Counts the try before it compares, so that no two tries can share one; known and unknown mails are counted alike. `over`:
 * used, expired or tried five times; nothing is guessed then, and nothing counted against the room behind the address.
 */
export async function enterByCode(
  parts: Parts,
  { attempt, code, address }: { attempt: string; code: string; address: string },
): Promise<Entered> {
  const { database, limits } = parts;
  if (!(await limits.isOpen('failures-per-address', address))) return { kind: 'too-many' };
  const [line] = await database.query((queries) =>
    queries
      .update(signIns)
      .set({ tries: sql`${signIns.tries} + 1` })
      .where(and(eq(signIns.attemptHash, sha256(attempt)), isStillGood(), lt(signIns.tries, MOST_TRIES)))
      .returning({
        id: signIns.id,
        personId: signIns.personId,
        codeHash: signIns.codeHash,
        accountHash: signIns.accountHash,
        tries: signIns.tries,
        isShared: signIns.isShared,
      }),
  );
  if (!line) return { kind: 'over' };
  const account = `code:${line.accountHash ?? line.id}`;
  if (!(await limits.take('failures-per-account', account))) return { kind: 'too-many' };
  if (line.personId && line.codeHash === sha256(`${attempt}:${code}`) && (await use(database, line.id))) {
    await limits.giveBack('failures-per-account', account);
    return { kind: 'in', personId: line.personId, isShared: line.isShared };
  }
  await limits.take('failures-per-address', address);
  return { kind: line.tries < MOST_TRIES ? 'wrong' : 'over' };
}

/** Whose link this is, without using it; null when it is used, expired or unknown. */
export async function readLink(database: Database, link: string): Promise<{ name: string; mail: string } | null> {
  const [line] = await database.query((queries) =>
    queries
      .select({ name: people.name, mail: people.mail })
      .from(signIns)
      .innerJoin(people, and(eq(people.id, signIns.personId), isNull(people.disabledAt)))
      .where(and(eq(signIns.linkHash, sha256(link)), isStillGood())),
  );
  return line ?? null;
}

/** Uses the link up; null when it is used, expired or unknown. Nobody guesses one: a room full of dead links is let in all the same. */
export async function enterByLink(
  database: Database,
  link: string,
): Promise<{ personId: string; isShared: boolean } | null> {
  const [line] = await database.query((queries) =>
    queries
      .update(signIns)
      .set({ usedAt: new Date() })
      .where(
        and(
          eq(signIns.linkHash, sha256(link)),
          isStillGood(),
          sql`exists (select from ${people} where ${people.id} = ${signIns.personId} and ${people.disabledAt} is null)`,
        ),
      )
      .returning({ personId: signIns.personId, isShared: signIns.isShared }),
  );
  return line?.personId ? { personId: line.personId, isShared: line.isShared } : null;
}

/** A link for the terminal, where no browser has asked. */
export async function printableLink(
  database: Database,
  { personId, publicUrl, minutes }: { personId: string; publicUrl: string; minutes: number },
): Promise<string> {
  const link = newSecret();
  await database.query((queries) =>
    queries.insert(signIns).values({ personId, linkHash: sha256(link), expiresAt: inMinutes(minutes) }),
  );
  return linkUrl(publicUrl, link, '');
}

async function use(database: Database, id: string): Promise<boolean> {
  const used = await database.query((queries) =>
    queries
      .update(signIns)
      .set({ usedAt: new Date() })
      .where(and(eq(signIns.id, id), isStillGood()))
      .returning({ id: signIns.id }),
  );
  return used.length > 0;
}

function isStillGood() {
  return and(isNull(signIns.usedAt), gt(signIns.expiresAt, new Date()));
}

function linkUrl(publicUrl: string, link: string, wanted: string): string {
  const query = new URLSearchParams({ jeton: link, ...(wanted !== '' && { suite: wanted }) });
  return `${publicUrl}/connexion/lien?${query}`;
}

function inMinutes(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}
