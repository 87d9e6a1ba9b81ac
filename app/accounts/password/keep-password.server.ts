// A password of one's own, for who prefers one to a code by mail. Kept as argon2id only.
import { and, eq, isNull } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import { people } from '#db/schema/accounts.ts';
import { passwords } from '#db/schema/factors.ts';
import { noteChange } from '../factors/note-change.server.ts';

export async function keepPassword(parts: Parts, actor: PersonActor, password: string): Promise<void> {
  const hash = await parts.hasher.hash(password);
  const changedAt = new Date();
  await parts.database.query((queries) =>
    queries
      .insert(passwords)
      .values({ personId: actor.id, hash, changedAt })
      .onConflictDoUpdate({ target: passwords.personId, set: { hash, changedAt } }),
  );
  await noteChange(parts, actor, 'password-set');
}

export async function removePassword(parts: Parts, actor: PersonActor): Promise<void> {
  const removed = await parts.database.query((queries) =>
    queries.delete(passwords).where(eq(passwords.personId, actor.id)).returning({ personId: passwords.personId }),
  );
  if (removed.length > 0) await noteChange(parts, actor, 'password-removed');
}

export async function isPasswordOf({ database, hasher }: Parts, personId: string, password: string): Promise<boolean> {
  const [kept] = await database.query((queries) =>
    queries.select({ hash: passwords.hash }).from(passwords).where(eq(passwords.personId, personId)),
  );
  return hasher.verify(kept?.hash ?? null, password);
}

export type EnteredByPassword = { kind: 'in'; personId: string } | { kind: 'wrong' } | { kind: 'too-many' };

type Typed = { mail: string; password: string; address: string };

/**
 * Known and unknown mails take the same way and the same time. Tries are counted apart from those of codes: who guesses
 * passwords for somebody does not keep them from entering by mail or passkey.
 */
export async function enterByPassword(parts: Parts, { mail, password, address }: Typed): Promise<EnteredByPassword> {
  const { database, limits, hasher } = parts;
  if (!(await limits.isOpen('failures-per-address', address))) return { kind: 'too-many' };
  const account = `password:${mail}`;
  if (!(await limits.take('failures-per-account', account))) return { kind: 'too-many' };
  const [known] = await database.query((queries) =>
    queries
      .select({ personId: people.id, hash: passwords.hash })
      .from(people)
      .innerJoin(passwords, eq(passwords.personId, people.id))
      .where(and(eq(people.mail, mail), isNull(people.disabledAt))),
  );
  if (known && (await hasher.verify(known.hash, password))) {
    await limits.giveBack('failures-per-account', account);
    return { kind: 'in', personId: known.personId };
  }
  if (!known) await hasher.verify(null, password);
  await limits.take('failures-per-address', address);
  return { kind: 'wrong' };
}
