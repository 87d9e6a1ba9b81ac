// A real OpenID provider in the process of the test: whoever `claims` names is who signs in there.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export type Claims = { sub: string; email?: string; email_verified?: boolean };

export type TestOpenId = {
  issuer: string;
  /** Known once the app has its address. */
  admit: (redirectUri: string) => void;
  claims: Claims;
  close: () => Promise<void>;
};

export async function startOpenIdProvider(client: { id: string; secret: string }): Promise<TestOpenId> {
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    if (!provider) return void response.writeHead(503).end();
    if (!request.url?.startsWith('/enter/')) return void provider.callback()(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: openid.claims.sub } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const openid: TestOpenId = {
    issuer,
    claims: { sub: 'nobody' },
    admit: (redirectUri) => {
      provider = new Provider(issuer, {
        clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
        claims: { email: ['email', 'email_verified'] },
        cookies: { keys: ['a key for tests only'] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_context, { uid }) => `/enter/${uid}` },
        findAccount: (_context, id) => ({ accountId: id, claims: () => ({ ...openid.claims, sub: id }) }),
        loadExistingGrant: async (context) => {
          const { client: asking, session } = context.oidc;
          const grant = new context.oidc.provider.Grant({
            clientId: asking?.clientId ?? '',
            accountId: session?.accountId ?? '',
          });
          grant.addOIDCScope('openid email');
          await grant.save();
          return grant;
        },
      });
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return openid;
}
