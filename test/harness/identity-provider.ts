import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { onTestFinished, vi } from 'vitest';
import type { Organisation } from '#server/accounts/organisations.ts';

/** A real OpenID provider on this machine, whose pages are gone through by hand. */
export interface IdentityProvider {
  readonly organisation: Organisation;
  /** Whom it says the next person is. */
  is(claims: {
    readonly sub: string;
    readonly email?: string;
    readonly email_verified?: boolean;
  }): void;
}

/** `servedAt`: where the service is that people are sent back to. */
export async function openIdentityProvider(
  id: string,
  emailDomains: readonly string[],
): Promise<IdentityProvider & { servedAt(origin: string): void }> {
  let who: Record<string, unknown> & { sub: string } = { sub: 'nobody' };
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    const interaction = /^\/interaction\/([^/?]+)/.exec(request.url ?? '');
    if (provider === undefined) return void response.writeHead(503).end();
    if (interaction === null) return void provider.callback()(request, response);
    const found = provider;
    void found
      .interactionDetails(request, response)
      .then(async ({ prompt, params, session, grantId }) => {
        if (prompt.name === 'login') {
          return found.interactionFinished(request, response, { login: { accountId: who.sub } });
        }
        const grant =
          grantId === undefined
            ? new found.Grant({ accountId: session?.accountId, clientId: params.client_id })
            : await found.Grant.find(grantId);
        grant?.addOIDCScope('openid email');
        await found.interactionFinished(request, response, {
          consent: { grantId: await grant?.save() },
        });
      })
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const client = { clientId: 'matters-arising', clientSecret: randomBytes(16).toString('hex') };
  return {
    organisation: {
      id,
      name: `The ${id} trust`,
      issuer,
      ...client,
      emailDomains,
      addressesAreVerified: false,
    },
    is: (claims) => {
      who = { ...claims };
    },
    servedAt: (origin) => {
      // It warns of keys and a store that are good for trials alone, as this is one.
      vi.spyOn(console, 'warn').mockImplementation(() => {});
      vi.spyOn(console, 'info').mockImplementation(() => {});
      provider = new Provider(issuer, {
        clients: [
          {
            client_id: client.clientId,
            client_secret: client.clientSecret,
            redirect_uris: [`${origin}/sign-in/with/callback/${id}`],
            token_endpoint_auth_method: 'client_secret_post',
          },
        ],
        claims: { openid: ['sub'], email: ['email', 'email_verified'] },
        pkce: { required: () => true },
        findAccount: (_context: unknown, accountId: string) => ({
          accountId,
          claims: () => ({ ...who, sub: accountId }),
        }),
        interactions: {
          url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}`,
        },
        features: { devInteractions: { enabled: false } },
        cookies: { keys: [randomBytes(16).toString('hex')] },
      });
    },
  };
}
