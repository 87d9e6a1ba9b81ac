// Sign-in with an account that people have elsewhere, by OpenID Connect: code flow with PKCE, state and nonce.
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { OpenIdSettings } from './env.ts';

const PATIENCE_SECONDS = 5;

/** What must be remembered until the browser comes back. */
export type OpenIdAttempt = { state: string; nonce: string; verifier: string };

/** `mail` null: the provider does not vouch for one. */
export type OpenIdIdentity = { issuer: string; subject: string; mail: string | null };

export type OpenIdProvider = {
  name: string;
  /** Where to send the browser. Throws when the provider does not answer. */
  begin: () => Promise<OpenIdAttempt & { url: string }>;
  /** Who came back. Throws when the answer is forged, refused or late. */
  finish: (returned: URL, attempt: OpenIdAttempt) => Promise<OpenIdIdentity>;
};

export function openOpenId(settings: OpenIdSettings | null, publicUrl: string): OpenIdProvider | null {
  if (settings === null) return null;
  const { issuer, clientId, clientSecret, name, trustsMails } = settings;
  let known: Promise<Configuration> | undefined;

  /** Read once; again after a failure. */
  function configuration(): Promise<Configuration> {
    known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: PATIENCE_SECONDS,
      execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  return {
    name,
    begin: async () => {
      const config = await configuration();
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(config, {
        redirect_uri: `${publicUrl}/connexion/openid/retour`,
        scope: 'openid email',
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
      });
      return { ...attempt, url: url.href };
    },
    finish: async (returned, { state, nonce, verifier }) => {
      const config = await configuration();
      const tokens = await authorizationCodeGrant(config, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the provider sent no identity');
      const told =
        claims.email === undefined && config.serverMetadata().userinfo_endpoint
          ? await fetchUserInfo(config, tokens.access_token, claims.sub)
          : claims;
      const isVerified = told.email_verified === true || (trustsMails && told.email_verified === undefined);
      const mail = isVerified && typeof told.email === 'string' ? told.email.toLowerCase() : null;
      return { issuer: claims.iss, subject: claims.sub, mail };
    },
  };
}
