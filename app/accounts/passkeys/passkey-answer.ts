// What a browser sends back, as far as it can be read before anything is believed. Runs on the server only.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const bytes = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/);
const shared = z.object({ id: bytes, rawId: bytes, type: z.literal('public-key') });

const added = shared.extend({
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
const shown = shared.extend({
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
});
const clientData = z.object({ challenge: z.string().min(1).max(200) });

export function readAddedPasskey(value: FormDataEntryValue | null): RegistrationResponseJSON | null {
  const parsed = added.safeParse(json(value));
  return parsed.success ? { ...parsed.data, clientExtensionResults: {} } : null;
}

export function readShownPasskey(value: FormDataEntryValue | null): AuthenticationResponseJSON | null {
  const parsed = shown.safeParse(json(value));
  return parsed.success ? { ...parsed.data, clientExtensionResults: {} } : null;
}

/** The question that the browser says it answers; '' when there is none. */
export function challengeOf(clientDataJSON: string): string {
  const parsed = clientData.safeParse(json(Buffer.from(clientDataJSON, 'base64url').toString('utf8')));
  return parsed.success ? parsed.data.challenge : '';
}

function json(value: FormDataEntryValue | null): unknown {
  if (typeof value !== 'string' || value.length > 60_000) return null;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
