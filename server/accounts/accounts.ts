import { and, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork, type Transaction } from '#server/db/unit-of-work.ts';
import { type PersonId, toPersonId } from '#shared/ids.ts';
import { readSessionCookie, SESSION_COOKIE } from './session-cookie.ts';
import { hashOf } from './tokens.ts';

/** A session lasts this long after it was last used. */
const SESSION_MS = 12 * 60 * 60 * 1000;
/** How much of a session's time is used up before a use renews it, so that not every request writes. */
const RENEW_MS = 60 * 60 * 1000;

interface NewLink {
  /** Milliseconds since 1970; `null`: reusable and without an end, for the demonstration only. */
  readonly expiresAt: number | null;
  /** A token that is known already; without one a random one is made. */
  readonly token?: string;
}

interface SignedIn {
  readonly sessionToken: string;
  readonly personId: PersonId;
  readonly expiresAt: number;
}

interface Session {
  readonly personId: PersonId;
  /** Names the session without opening it: it may be kept in memory and compared, the token may not. */
  readonly sessionKey: string;
}

/** Who is signed in. Of links and sessions only a SHA-256 is kept, so a stolen database opens nothing. */
export interface Accounts {
  readonly sessionCookieName: string;
  readSessionCookie(header: string | undefined): string | null;
  makeLink(person: PersonId, link: NewLink): Promise<string>;
  /** Who a link would sign in; asking uses nothing up, because mail scanners open links. */
  linkHolder(token: string): Promise<{ readonly personId: PersonId; readonly name: string } | null>;
  /** A link with an end signs in once. */
  signIn(token: string): Promise<SignedIn | null>;
  sessionOf(sessionToken: string): Promise<Session | null>;
  endSession(sessionToken: string): Promise<void>;
  /** Ends the sessions whose time is over, and tells. */
  endExpired(): Promise<void>;
  onSessionEnded(listener: (sessionKey: string) => void): () => void;
}

export interface AccountsDeps {
  readonly db: RecordsDatabase;
  readonly now: () => number;
  readonly randomBytes: (size: number) => Buffer;
}

export function createAccounts({ db, now, randomBytes }: AccountsDeps): Accounts {
  const unitOfWork = createUnitOfWork(db);
  const listeners = new Set<(sessionKey: string) => void>();
  const newToken = () => randomBytes(32).toString('base64url');
  const tell = (sessionKeys: readonly string[]) => {
    for (const key of sessionKeys) for (const listener of listeners) listener(key);
  };

  const validLink = (reader: Pick<Transaction, 'select'>, token: string) => {
    const row = reader
      .select({ link: t.signInLink, person: t.person })
      .from(t.signInLink)
      .innerJoin(t.person, eq(t.person.id, t.signInLink.personId))
      .where(eq(t.signInLink.tokenHash, hashOf(token)))
      .get();
    if (row === undefined) return null;
    if (row.link.expiresAt !== null && row.link.expiresAt <= now()) return null;
    return row;
  };

  // Prepared once: after a restart everybody who is in a meeting asks at the same moment.
  const sessionByHash = db
    .select()
    .from(t.session)
    .where(eq(t.session.tokenHash, sql.placeholder('sessionKey')))
    .prepare();

  return {
    sessionCookieName: SESSION_COOKIE,
    readSessionCookie,

    makeLink: async (person, { expiresAt, token = newToken() }) => {
      const link = { personId: person, createdAt: now(), expiresAt };
      await unitOfWork.run((transaction) => {
        transaction
          .insert(t.signInLink)
          .values({ tokenHash: hashOf(token), ...link })
          .onConflictDoUpdate({ target: t.signInLink.tokenHash, set: link })
          .run();
      });
      return token;
    },

    linkHolder: async (token) => {
      const row = validLink(db, token);
      return row === null ? null : { personId: toPersonId(row.person.id), name: row.person.name };
    },

    signIn: (token) =>
      unitOfWork.run((transaction) => {
        const row = validLink(transaction, token);
        if (row === null) return null;
        if (row.link.expiresAt !== null) {
          transaction
            .delete(t.signInLink)
            .where(eq(t.signInLink.tokenHash, hashOf(token)))
            .run();
        }
        const sessionToken = newToken();
        const expiresAt = now() + SESSION_MS;
        transaction
          .insert(t.session)
          .values({
            tokenHash: hashOf(sessionToken),
            personId: row.person.id,
            createdAt: now(),
            expiresAt,
          })
          .run();
        return { sessionToken, personId: toPersonId(row.person.id), expiresAt };
      }),

    sessionOf: async (sessionToken) => {
      const sessionKey = hashOf(sessionToken);
      const row = sessionByHash.get({ sessionKey });
      if (row === undefined || row.expiresAt <= now()) return null;
      if (row.expiresAt - now() < SESSION_MS - RENEW_MS) {
        await unitOfWork.run((transaction) => {
          transaction
            .update(t.session)
            .set({ expiresAt: now() + SESSION_MS })
            .where(eq(t.session.tokenHash, sessionKey))
            .run();
        });
      }
      return { personId: toPersonId(row.personId), sessionKey };
    },

    endSession: async (sessionToken) => {
      const sessionKey = hashOf(sessionToken);
      const ended = await unitOfWork.run(
        (transaction) =>
          transaction.delete(t.session).where(eq(t.session.tokenHash, sessionKey)).run().changes,
      );
      if (ended > 0) tell([sessionKey]);
    },

    endExpired: async () => {
      const ended = await unitOfWork.run((transaction) => {
        transaction
          .delete(t.signInLink)
          .where(and(isNotNull(t.signInLink.expiresAt), lte(t.signInLink.expiresAt, now())))
          .run();
        return transaction
          .delete(t.session)
          .where(lte(t.session.expiresAt, now()))
          .returning({ key: t.session.tokenHash })
          .all();
      });
      tell(ended.map((one) => one.key));
    },

    onSessionEnded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
