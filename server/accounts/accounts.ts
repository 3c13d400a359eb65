import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createAuditBook } from '#server/records/audit-book.ts';
import type { PersonId } from '#shared/ids.ts';
import { openBetterAuth } from './better-auth.ts';
import { once } from './once.ts';
import { readSessionCookie, SESSION_COOKIE } from './session-cookie.ts';
import { createSessions, type Session, type SessionTimes, type SignedIn } from './sessions.ts';
import { createSignInLinks, type NewLink } from './sign-in-links.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Long enough for a day of meetings; a week at most, however much it is used. */
const USUAL_TIMES: SessionTimes = { idleMs: 12 * HOUR_MS, longestMs: 7 * 24 * HOUR_MS };

/** Who is signed in. Of links and sessions only a SHA-256 is kept, so a stolen database opens nothing. */
export interface Accounts {
  readonly sessionCookieName: string;
  readSessionCookie(header: string | undefined): string | null;
  makeLink(person: PersonId, link: NewLink): Promise<string>;
  /** Who a link would sign in; asking uses nothing up, because mail scanners open links. */
  linkHolder(token: string): Promise<{ readonly personId: PersonId; readonly name: string } | null>;
  /** A link with an end signs in once. */
  signIn(token: string, userAgent?: string): Promise<SignedIn | null>;
  /** A session for somebody who has shown who they are. */
  open(person: PersonId, userAgent: string): Promise<SignedIn>;
  sessionOf(sessionToken: string): Promise<Session | null>;
  /** Somebody did something in their session, which is then not idle. */
  use(sessionKey: string): void;
  endSession(sessionToken: string): Promise<void>;
  /** Ends the sessions whose time is over, and tells. */
  endExpired(): Promise<void>;
  onSessionEnded(listener: (sessionKey: string) => void): () => void;
  /** Fetches what the first sign-in needs. */
  warm(): Promise<void>;
}

export interface AccountsDeps {
  readonly db: RecordsDatabase;
  readonly now: () => number;
  readonly randomBytes: (size: number) => Buffer;
  readonly times?: SessionTimes;
}

export function createAccounts({ db, now, randomBytes, times = USUAL_TIMES }: AccountsDeps) {
  const newToken = () => randomBytes(32).toString('base64url');
  const links = createSignInLinks({ db, audit: createAuditBook({ now }), now, newToken });
  const maker = once(async () => {
    const auth = await openBetterAuth({ db, secret: newToken() }, {});
    const { internalAdapter } = await auth.$context;
    return {
      createSession: (person: PersonId, facts: Record<string, unknown>) =>
        internalAdapter.createSession(person, false, { ...facts, ipAddress: '' }, true),
    };
  });
  const sessions = createSessions({ db, now, newToken, times, maker });

  const open: Accounts['open'] = async (person, userAgent) => {
    const signedIn = await sessions.open(person, userAgent);
    const lastSignedInAt = now();
    db.insert(t.accountHistory)
      .values({ personId: person, lastSignedInAt })
      .onConflictDoUpdate({ target: t.accountHistory.personId, set: { lastSignedInAt } })
      .run();
    return signedIn;
  };

  const accounts: Accounts = {
    sessionCookieName: SESSION_COOKIE,
    readSessionCookie,
    makeLink: links.make,
    linkHolder: links.holder,
    signIn: async (token, userAgent = '') => {
      const person = await links.take(token);
      return person === null ? null : open(person, userAgent);
    },
    open,
    sessionOf: sessions.sessionOf,
    use: sessions.use,
    endSession: sessions.endSession,
    endExpired: async () => {
      await links.dropExpired();
      await sessions.endExpired();
    },
    onSessionEnded: sessions.onSessionEnded,
    warm: async () => {
      await maker();
    },
  };
  return { ...accounts, sessions, newToken };
}
