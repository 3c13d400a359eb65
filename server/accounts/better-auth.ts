import type { DBAdapter } from 'better-auth';
import type { BetterAuthOptions } from 'better-auth/minimal';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';

export interface BetterAuthDeps {
  readonly db: RecordsDatabase;
  /** Signs what better-auth gives to browsers while a sign-in at an organisation is under way. */
  readonly secret: string;
}

/** better-auth on our tables. Its user is our person, whom it reads and never writes: nobody gets in whom
 *  nobody invited, whatever an identity provider says. It is fetched when it is first wanted, because it takes
 *  half a second and seventy megabytes. */
export async function openBetterAuth<Options extends Partial<BetterAuthOptions>>(
  { db, secret }: BetterAuthDeps,
  options: Options,
) {
  const [{ betterAuth }, { drizzleAdapter }] = await Promise.all([
    import('better-auth/minimal'),
    import('better-auth/adapters/drizzle'),
  ]);
  const tables = drizzleAdapter(db, {
    provider: 'sqlite',
    schema: {
      user: t.person,
      session: t.session,
      account: t.linkedIdentity,
      verification: t.signInState,
    },
  });
  return betterAuth({
    baseURL: 'http://localhost',
    telemetry: { enabled: false },
    // Our own limits count by person and by address (limits.ts).
    rateLimit: { enabled: false },
    logger: { disabled: true },
    ...options,
    secret,
    database: (given: BetterAuthOptions) => withPersonsAsUsers(tables(given)),
    // A session is asked for each time: one that has ended must not live on in a cookie.
    session: { cookieCache: { enabled: false } },
    emailAndPassword: { enabled: false },
  });
}

/** Persons have fewer facts than better-auth's users, and may not be changed by it. */
function withPersonsAsUsers(tables: DBAdapter): DBAdapter {
  const refuse = async (): Promise<never> => {
    throw new Error('better-auth does not change persons');
  };
  const isUser = (asked: { readonly model: string }) => asked.model === 'user';
  return {
    ...tables,
    create: (order) => (isUser(order) ? refuse() : tables.create(order)),
    // It would note down that an address is verified.
    update: (order) => (isUser(order) ? tables.findOne(order) : tables.update(order)),
    updateMany: (order) => (isUser(order) ? refuse() : tables.updateMany(order)),
    delete: (order) => (isUser(order) ? refuse() : tables.delete(order)),
    deleteMany: (order) => (isUser(order) ? refuse() : tables.deleteMany(order)),
  };
}
