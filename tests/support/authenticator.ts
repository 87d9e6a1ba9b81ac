// A passkey without a device: makes what a browser would send, right or forged.
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

type Wish = {
  origin: string;
  challenge: string;
  /** Other than the host of the origin. */
  rpId?: string;
  isVerified?: boolean;
  counter?: number;
  userHandle?: string;
};

export type Authenticator = {
  /** Answers the offer of a new passkey. */
  made: (wish: Wish) => string;
  /** Answers the question of a sign-in. */
  shown: (wish: Wish) => string;
};

export function softAuthenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  const cose = Buffer.concat([
    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);

  function authData({ origin, rpId, isVerified = true, counter = 0 }: Wish, attested?: Buffer): Buffer {
    const flags = 0x01 | (isVerified ? 0x04 : 0) | (attested ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const host = createHash('sha256').update(rpId ?? new URL(origin).hostname);
    return Buffer.concat([host.digest(), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)]);
  }

  function clientData(type: string, { origin, challenge }: Wish): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  const answer = (response: Record<string, Buffer | string | undefined>) =>
    JSON.stringify({
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      response: Object.fromEntries(
        Object.entries(response).map(([name, value]) => [
          name,
          Buffer.isBuffer(value) ? value.toString('base64url') : value,
        ]),
      ),
    });

  return {
    made: (wish) => {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
      const data = authData(wish, attested);
      // {"fmt": "none", "attStmt": {}, "authData": bytes}
      const attestationObject = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.from([data.length]),
        data,
      ]);
      return answer({ clientDataJSON: clientData('webauthn.create', wish), attestationObject });
    },
    shown: (wish) => {
      const clientDataJSON = clientData('webauthn.get', wish);
      const authenticatorData = authData(wish);
      const signature = createSign('sha256')
        .update(authenticatorData)
        .update(createHash('sha256').update(clientDataJSON).digest())
        .sign(privateKey);
      const userHandle = wish.userHandle && Buffer.from(wish.userHandle);
      return answer({ clientDataJSON, authenticatorData, signature, userHandle: userHandle || undefined });
    },
  };
}
