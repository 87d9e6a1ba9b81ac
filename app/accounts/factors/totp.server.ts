// The authenticator application: its secret is kept encrypted, and no code is taken twice.
import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { generateSecret, generateURI, verify } from 'otplib';
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { recoveryCodes, totpSecrets } from '#db/schema/factors.ts';
import { noteChange } from './note-change.server.ts';
import { newRecoveryCodes, readRecoveryCode, recoveryHash } from './recovery-code.ts';

const STEP_SECONDS = 30;

export const placeOf = (personId: string) => `totp_secrets|${personId}|secret`;

/** A new secret that waits for its first code; nothing happens to one that is in use. */
export async function beginTotp({ database, keys }: Parts, personId: string): Promise<void> {
  const secret = keys.seal(generateSecret(), placeOf(personId));
  await database.query((queries) =>
    queries
      .insert(totpSecrets)
      .values({ personId, secret })
      .onConflictDoUpdate({ target: totpSecrets.personId, set: { secret }, setWhere: isNull(totpSecrets.confirmedAt) }),
  );
}

export type PendingTotp = { secret: string; uri: string };

/** What the application must be told; null when nothing is being set up. */
export async function readPendingTotp({ database, keys, env }: Parts, actor: PersonActor): Promise<PendingTotp | null> {
  const [row] = await database.query((queries) =>
    queries
      .select({ secret: totpSecrets.secret })
      .from(totpSecrets)
      .where(and(eq(totpSecrets.personId, actor.id), isNull(totpSecrets.confirmedAt))),
  );
  if (!row) return null;
  const secret = keys.open(row.secret, placeOf(actor.id));
  const issuer = `Maillage (${new URL(env.publicUrl).hostname})`;
  return { secret, uri: generateURI({ issuer, label: actor.mail, secret }) };
}

/** Takes the first code: the recovery codes, to be shown once; null when it is not the right one. */
export async function confirmTotp(parts: Parts, actor: PersonActor, code: string): Promise<string[] | null> {
  const pending = await readPendingTotp(parts, actor);
  const step = pending && (await stepOf(pending.secret, code, 0));
  if (!pending || step === null) return null;
  const codes = newRecoveryCodes();
  const isConfirmed = await parts.database.transaction(async (queries) => {
    const confirmed = await queries
      .update(totpSecrets)
      .set({ confirmedAt: new Date(), lastStep: step })
      .where(and(eq(totpSecrets.personId, actor.id), isNull(totpSecrets.confirmedAt)))
      .returning({ personId: totpSecrets.personId });
    if (confirmed.length > 0) await writeRecoveryCodes(queries, actor.id, codes);
    return confirmed.length > 0;
  });
  if (!isConfirmed) return null;
  await noteChange(parts, actor, 'totp-added');
  return codes;
}

/** Whether this is a code of the moment that nobody has used yet. It and those before it never pass again. */
export async function takeTotp({ database, keys }: Parts, personId: string, code: string): Promise<boolean> {
  const inUse = and(eq(totpSecrets.personId, personId), isNotNull(totpSecrets.confirmedAt));
  const [row] = await database.query((queries) => queries.select().from(totpSecrets).where(inUse));
  if (!row) return false;
  const step = await stepOf(keys.open(row.secret, placeOf(personId)), code, row.lastStep);
  if (step === null) return false;
  const taken = await database.query((queries) =>
    queries
      .update(totpSecrets)
      .set({ lastStep: step })
      .where(and(inUse, lt(totpSecrets.lastStep, step)))
      .returning({ personId: totpSecrets.personId }),
  );
  return taken.length > 0;
}

/** Uses one of the ten up. */
export async function takeRecoveryCode({ database }: Parts, personId: string, typed: string): Promise<boolean> {
  if (readRecoveryCode(typed) === null) return false;
  const taken = await database.query((queries) =>
    queries
      .update(recoveryCodes)
      .set({ usedAt: new Date() })
      .where(
        and(
          eq(recoveryCodes.personId, personId),
          eq(recoveryCodes.hash, recoveryHash(personId, typed)),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ hash: recoveryCodes.hash }),
  );
  return taken.length > 0;
}

export async function renewRecoveryCodes(parts: Parts, actor: PersonActor): Promise<string[] | null> {
  const codes = newRecoveryCodes();
  const isRenewed = await parts.database.transaction(async (queries) => {
    const [inUse] = await queries
      .select({ personId: totpSecrets.personId })
      .from(totpSecrets)
      .where(and(eq(totpSecrets.personId, actor.id), isNotNull(totpSecrets.confirmedAt)))
      .for('update');
    if (inUse) await writeRecoveryCodes(queries, actor.id, codes);
    return inUse !== undefined;
  });
  if (!isRenewed) return null;
  await noteChange(parts, actor, 'recovery-codes-renewed');
  return codes;
}

/** The application and its recovery codes; also gives up one that is only being set up. */
export async function removeTotp(parts: Parts, actor: PersonActor): Promise<void> {
  const wasInUse = await parts.database.transaction(async (queries) => {
    await queries.delete(recoveryCodes).where(eq(recoveryCodes.personId, actor.id));
    const removed = await queries
      .delete(totpSecrets)
      .where(eq(totpSecrets.personId, actor.id))
      .returning({ confirmedAt: totpSecrets.confirmedAt });
    return removed.some(({ confirmedAt }) => confirmedAt !== null);
  });
  if (wasInUse) await noteChange(parts, actor, 'totp-removed');
}

async function writeRecoveryCodes(queries: Queries, personId: string, codes: string[]): Promise<void> {
  await queries.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await queries.insert(recoveryCodes).values(codes.map((code) => ({ personId, hash: recoveryHash(personId, code) })));
}

/** The step this code belongs to, one step early or late allowed; null when it is wrong or not after `lastStep`. */
async function stepOf(secret: string, code: string, lastStep: number): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const result = await verify({ secret, token: code, epochTolerance: STEP_SECONDS, afterTimeStep: lastStep });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}
