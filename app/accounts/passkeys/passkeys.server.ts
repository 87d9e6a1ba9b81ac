// Passkeys: a device that proves itself and has verified who holds it, which counts as both factors.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { and, eq, isNull } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import { people } from '#db/schema/accounts.ts';
import { passkeys } from '#db/schema/factors.ts';
import { noteChange } from '../factors/note-change.server.ts';
import { keepChallenge, takeChallenge } from './challenges.server.ts';
import { challengeOf, readAddedPasskey, readShownPasskey } from './passkey-answer.ts';

const MOST = 20;
const FIVE_MINUTES_MS = 300_000;

const hostOf = ({ env }: Parts) => new URL(env.publicUrl).hostname;

/** What the browser needs to make a passkey for this person. */
export async function offerNewPasskey(parts: Parts, actor: PersonActor) {
  const held = await parts.database.query((queries) =>
    queries
      .select({ id: passkeys.credentialId, transports: passkeys.transports })
      .from(passkeys)
      .where(eq(passkeys.personId, actor.id)),
  );
  const options = await generateRegistrationOptions({
    rpName: 'Maillage',
    rpID: hostOf(parts),
    userID: new Uint8Array(Buffer.from(actor.id)),
    userName: actor.mail,
    userDisplayName: actor.name,
    timeout: FIVE_MINUTES_MS,
    excludeCredentials: held,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: [-8, -7, -257],
  });
  await keepChallenge(parts.database, { purpose: 'passkey-add', secret: options.challenge, personId: actor.id });
  return options;
}

/** What the browser needs to show any passkey of this site. */
export async function offerPasskeyProof(parts: Parts) {
  const options = await generateAuthenticationOptions({
    rpID: hostOf(parts),
    timeout: FIVE_MINUTES_MS,
    userVerification: 'required',
  });
  await keepChallenge(parts.database, { purpose: 'passkey-enter', secret: options.challenge });
  return options;
}

type Added = { answer: FormDataEntryValue | null; name: string };

/** False when the answer is forged, replayed or late, or when the device is known already. */
export async function addPasskey(parts: Parts, actor: PersonActor, { answer, name }: Added): Promise<boolean> {
  const response = readAddedPasskey(answer);
  if (!response) return false;
  const expectedChallenge = challengeOf(response.response.clientDataJSON);
  const asked = await takeChallenge(parts.database, 'passkey-add', expectedChallenge);
  if (asked?.personId !== actor.id) return false;
  const checked = await quietly(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: parts.env.publicUrl,
      expectedRPID: hostOf(parts),
      requireUserVerification: true,
    }),
  );
  if (!checked?.verified) return false;
  const { credential, credentialBackedUp } = checked.registrationInfo;
  const isKept = await parts.database.transaction(async (queries) => {
    const held = await queries.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.personId, actor.id));
    if (held.length >= MOST) return false;
    const kept = await queries
      .insert(passkeys)
      .values({
        personId: actor.id,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: credential.transports ?? [],
        isSynced: credentialBackedUp,
        name,
      })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    return kept.length > 0;
  });
  if (isKept) await noteChange(parts, actor, 'passkey-added');
  return isKept;
}

/** Whose passkey was shown; null when the answer is forged, replayed or late, or the person is gone. */
export async function takePasskey(parts: Parts, answer: FormDataEntryValue | null): Promise<string | null> {
  const response = readShownPasskey(answer);
  if (!response) return null;
  const expectedChallenge = challengeOf(response.response.clientDataJSON);
  const asked = await takeChallenge(parts.database, 'passkey-enter', expectedChallenge);
  const [known] = await parts.database.query((queries) =>
    queries
      .select({ key: passkeys })
      .from(passkeys)
      .innerJoin(people, and(eq(people.id, passkeys.personId), isNull(people.disabledAt)))
      .where(eq(passkeys.credentialId, response.id)),
  );
  if (!asked || !known) return null;
  const { key } = known;
  const { userHandle } = response.response;
  if (userHandle !== undefined && Buffer.from(userHandle, 'base64url').toString() !== key.personId) return null;
  const checked = await quietly(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: parts.env.publicUrl,
      expectedRPID: hostOf(parts),
      requireUserVerification: true,
      credential: {
        id: key.credentialId,
        publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
        counter: key.counter,
      },
    }),
  );
  if (!checked?.verified) return null;
  const { newCounter, credentialBackedUp } = checked.authenticationInfo;
  await parts.database.query((queries) =>
    queries
      .update(passkeys)
      .set({ counter: newCounter, isSynced: credentialBackedUp, usedAt: new Date() })
      .where(eq(passkeys.id, key.id)),
  );
  return key.personId;
}

/** The library throws at whatever does not fit: to us it is one answer, no. */
async function quietly<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}
