import { and, count, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { openidIdentities, passkeys, passwords, recoveryCodes, totpSecrets } from '#db/schema/factors.ts';

export type Factors = {
  hasTotp: boolean;
  /** Begun, and no code typed yet. */
  isTotpPending: boolean;
  recoveryLeft: number;
  passkeys: number;
  passwordChangedAt: Date | null;
  /** An account elsewhere opens this one. */
  hasOpenId: boolean;
};

/** What a person can prove themselves with, besides their mail. */
export async function readFactors(database: Database, personId: string): Promise<Factors> {
  const [totp, codes, keys, password, elsewhere] = await database.query((queries) =>
    Promise.all([
      queries
        .select({ confirmedAt: totpSecrets.confirmedAt })
        .from(totpSecrets)
        .where(eq(totpSecrets.personId, personId)),
      queries
        .select({ left: count() })
        .from(recoveryCodes)
        .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt))),
      queries.select({ held: count() }).from(passkeys).where(eq(passkeys.personId, personId)),
      queries.select({ changedAt: passwords.changedAt }).from(passwords).where(eq(passwords.personId, personId)),
      queries.select({ held: count() }).from(openidIdentities).where(eq(openidIdentities.personId, personId)),
    ]),
  );
  return {
    hasTotp: totp.some(({ confirmedAt }) => confirmedAt !== null),
    isTotpPending: totp.some(({ confirmedAt }) => confirmedAt === null),
    recoveryLeft: codes[0]?.left ?? 0,
    passkeys: keys[0]?.held ?? 0,
    passwordChangedAt: password[0]?.changedAt ?? null,
    hasOpenId: (elsewhere[0]?.held ?? 0) > 0,
  };
}

export function hasSecondFactor({ hasTotp, passkeys }: Factors): boolean {
  return hasTotp || passkeys > 0;
}
