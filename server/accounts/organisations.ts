import { AsyncLocalStorage } from 'node:async_hooks';
import { and, eq, isNull, lte } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { domainOf, toEmailAddress } from '#shared/domain/email-address.ts';
import { type PersonId, toPersonId } from '#shared/ids.ts';
import { openBetterAuth } from './better-auth.ts';
import { once } from './once.ts';

/** An organisation that signs its own people in, by OpenID Connect. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whose addresses it may vouch for. */
  readonly emailDomains: readonly string[];
  /** Its directory gives nobody an address that is not theirs, though it does not say so each time. */
  readonly addressesAreVerified: boolean;
}

/** Where to send somebody, and the cookies that their browser has to bring back. */
export interface Onward {
  readonly location: string;
  readonly cookies: readonly string[];
}

export interface Organisations {
  readonly list: readonly { readonly id: string; readonly name: string }[];
  /** `null`: no such organisation, or it cannot be reached. */
  begin(id: string, headers: Headers): Promise<Onward | null>;
  /** What came back from the organisation. `null`: it is nobody whom we let in. */
  finish(
    request: Request,
  ): Promise<{ readonly person: PersonId | null; readonly cookies: readonly string[] }>;
  /** Forgets sign-ins that were begun and never came back. */
  dropExpired(): void;
}

export interface OrganisationsDeps {
  readonly db: RecordsDatabase;
  readonly organisations: readonly Organisation[];
  readonly secret: () => string;
  readonly origin: () => string;
  readonly now: () => number;
}

/** Where organisations send people back to: `/sign-in/with/callback/<id>`. */
const PATH = '/sign-in/with';
const PATIENCE_MS = 10_000;

/** What one answer of an organisation showed. */
interface Shown {
  /** The address it vouches for, in a domain of its own. */
  address: string | null;
  person: string | null;
}

/** Sign-in at organisations, by better-auth: discovery, PKCE, state and nonce are its work. Who may come in is
 *  decided here, at each sign-in: a person on record whose address is the one the organisation vouches for. */
export function createOrganisations(deps: OrganisationsDeps): Organisations {
  const { db, organisations, secret, origin, now } = deps;
  const answers = new AsyncLocalStorage<Shown>();

  const open = once(async () => {
    const { genericOAuth } = await import('better-auth/plugins/generic-oauth');
    return openBetterAuth(
      { db, secret: secret() },
      {
        baseURL: origin(),
        basePath: PATH,
        advanced: { cookiePrefix: 'matters_arising_with' },
        account: {
          accountLinking: { requireLocalEmailVerified: false },
          updateAccountOnSignIn: false,
        },
        databaseHooks: {
          // Who somebody is was all we wanted to know; what else their organisation would let us do is not ours.
          account: {
            create: { before: async (account) => ({ data: { ...account, ...NO_TOKENS } }) },
          },
          // Sessions are made in one place (sessions.ts), after the last look at who it is.
          session: {
            create: {
              before: async (session) => {
                const shown = answers.getStore();
                if (shown !== undefined) shown.person = session.userId;
                return false;
              },
            },
          },
        },
        plugins: [
          genericOAuth({
            config: organisations.map((one) => ({
              providerId: one.id,
              discoveryUrl: `${one.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
              requireIdTokenVerification: true,
              clientId: one.clientId,
              clientSecret: one.clientSecret,
              scopes: ['openid', 'email'],
              disableSignUp: true,
              mapProfileToUser: (profile) => {
                const address = vouchedFor(one, profile);
                const shown = answers.getStore();
                if (shown !== undefined) shown.address = address;
                return { emailVerified: address !== null };
              },
            })),
          }),
        ],
      },
    );
  });

  const isTheirs = ({ person, address }: Shown) => {
    if (person === null || address === null) return false;
    const row = db
      .select()
      .from(t.person)
      .where(and(eq(t.person.id, person), isNull(t.person.disabledAt)))
      .get();
    return row !== undefined && row.email === address;
  };

  return {
    list: organisations.map(({ id, name }) => ({ id, name })),

    begin: async (id, headers) => {
      if (!organisations.some((one) => one.id === id)) return null;
      const begun = open().then((auth) =>
        auth.api.signInSocial({
          body: { provider: id, callbackURL: '/', disableRedirect: true },
          headers,
          returnHeaders: true,
        }),
      );
      const answer = await withPatience(begun).catch(() => null);
      const url = answer?.response.url;
      if (answer === null || url === undefined) return null;
      return { location: url, cookies: answer.headers.getSetCookie() };
    },

    finish: async (request) => {
      const auth = await open();
      const shown: Shown = { address: null, person: null };
      const answer = await answers.run(shown, () => auth.handler(request));
      return {
        person: shown.person !== null && isTheirs(shown) ? toPersonId(shown.person) : null,
        cookies: answer.headers.getSetCookie(),
      };
    },

    dropExpired: () => {
      const over = lte(t.signInState.expiresAt, new Date(now()));
      if (db.select().from(t.signInState).where(over).get() === undefined) return;
      db.delete(t.signInState).where(over).run();
    },
  };
}

const NO_TOKENS = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
  scope: null,
};

/** The address that an organisation vouches for; `null`: none, or none that is its own to give. */
function vouchedFor(organisation: Organisation, profile: Readonly<Record<string, unknown>>) {
  const address = typeof profile.email === 'string' ? toEmailAddress(profile.email) : null;
  if (address === null || !organisation.emailDomains.includes(domainOf(address))) return null;
  const said = profile.email_verified ?? profile.emailVerified;
  const verified = said === true || said === 'true';
  const silent = profile.email_verified === undefined;
  return verified || (silent && organisation.addressesAreVerified) ? address : null;
}

async function withPatience<T>(asked: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  return Promise.race([asked, enough]).finally(() => clearTimeout(timer));
}
