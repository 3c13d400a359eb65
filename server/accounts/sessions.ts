import { and, desc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork, type Transaction } from '#server/db/unit-of-work.ts';
import { type PersonId, toPersonId } from '#shared/ids.ts';
import { deviceInWords } from './device-words.ts';
import { hashOf } from './tokens.ts';

/** How often, at most, the use of a session is written down. */
const NOTE_MS = 5 * 60 * 1000;
/** Longer than anybody's browser says who it is. */
const MOST_AGENT = 400;

export interface SessionTimes {
  /** A session that nobody uses ends after this. */
  readonly idleMs: number;
  /** Every session ends this long after its sign-in. */
  readonly longestMs: number;
}

export interface Session {
  readonly personId: PersonId;
  /** Names the session without opening it: it may be kept in memory and compared, the token may not. */
  readonly sessionKey: string;
}

export interface SignedIn {
  readonly sessionToken: string;
  readonly personId: PersonId;
  readonly expiresAt: number;
}

/** A session as its owner sees it. */
export interface SessionFacts {
  readonly sessionKey: string;
  /** “Firefox on Windows”. */
  readonly device: string;
  readonly since: number;
  readonly lastUsed: number;
}

export interface Sessions {
  /** Makes the session; `userAgent` is what the browser says it is. */
  open(person: PersonId, userAgent: string): Promise<SignedIn>;
  sessionOf(sessionToken: string): Promise<Session | null>;
  /** Somebody did something: the time until an idle session ends begins anew. */
  use(sessionKey: string): void;
  /** When it ends if nobody uses it, and when it ends whatever anybody does. */
  endsAt(sessionKey: string): { readonly idle: number; readonly longest: number } | null;
  of(person: PersonId): Promise<readonly SessionFacts[]>;
  endSession(sessionToken: string): Promise<void>;
  /** Ends one of a person's sessions. `false`: it is not theirs. */
  endOne(person: PersonId, sessionKey: string): Promise<boolean>;
  endEverywhere(person: PersonId): Promise<void>;
  /** Ends all of a person's sessions. To be called in a transaction; then `tell`. */
  endAll(transaction: Transaction, person: PersonId): readonly string[];
  /** Ends the sessions whose time is over, and writes down when the others were last used. */
  endExpired(): Promise<void>;
  tell(sessionKeys: readonly string[]): void;
  onSessionEnded(listener: (sessionKey: string) => void): () => void;
}

/** As much of better-auth as makes a session. */
export interface SessionMaker {
  createSession(
    person: PersonId,
    facts: {
      readonly token: string;
      readonly createdAt: Date;
      readonly updatedAt: Date;
      readonly expiresAt: Date;
      readonly userAgent: string;
    },
  ): Promise<unknown>;
}

export interface SessionsDeps {
  readonly db: RecordsDatabase;
  readonly now: () => number;
  readonly newToken: () => string;
  readonly times: SessionTimes;
  readonly maker: () => Promise<SessionMaker>;
}

/** One book of sessions, better-auth's. Of a session only the SHA-256 of its token is kept, so a stolen
 *  database opens nothing; the account of its person is looked at each time. Use is kept in memory and
 *  written every few minutes for all at once: after a restart everybody comes back at the same moment, and
 *  that must not cost a write each. */
export function createSessions({ db, now, newToken, times, maker }: SessionsDeps): Sessions {
  const unitOfWork = createUnitOfWork(db);
  const listeners = new Set<(sessionKey: string) => void>();
  const lastUsed = new Map<string, number>();

  // Prepared once: after a restart everybody who is in a meeting asks at the same moment.
  const byToken = db
    .select({ session: t.session })
    .from(t.session)
    .innerJoin(t.person, eq(t.person.id, t.session.userId))
    .where(and(eq(t.session.token, sql.placeholder('token')), isNull(t.person.disabledAt)))
    .prepare();
  const byKey = db
    .select()
    .from(t.session)
    .where(eq(t.session.id, sql.placeholder('key')))
    .prepare();

  type Row = typeof t.session.$inferSelect;
  const used = (row: Row) => Math.max(row.updatedAt.getTime(), lastUsed.get(row.id) ?? 0);
  const ends = (row: Row) => ({
    idle: used(row) + times.idleMs,
    longest: row.createdAt.getTime() + times.longestMs,
  });
  const isOver = (row: Row) => Math.min(ends(row).idle, ends(row).longest) <= now();

  const tell: Sessions['tell'] = (sessionKeys) => {
    for (const key of sessionKeys) {
      lastUsed.delete(key);
      for (const listener of listeners) listener(key);
    }
  };
  const drop = (transaction: Transaction, keys: readonly string[]) =>
    transaction
      .delete(t.session)
      .where(inArray(t.session.id, [...keys]))
      .run();

  const endAll: Sessions['endAll'] = (transaction, person) =>
    transaction
      .delete(t.session)
      .where(eq(t.session.userId, person))
      .returning({ key: t.session.id })
      .all()
      .map((one) => one.key);

  const noteUse = (transaction: Transaction) => {
    for (const [key, at] of lastUsed) {
      transaction
        .update(t.session)
        .set({ updatedAt: new Date(at), expiresAt: new Date(at + times.idleMs) })
        .where(and(eq(t.session.id, key), lte(t.session.updatedAt, new Date(at - NOTE_MS))))
        .run();
    }
  };

  return {
    open: async (person, userAgent) => {
      const sessionToken = newToken();
      const at = now();
      const expiresAt = at + Math.min(times.idleMs, times.longestMs);
      await (await maker()).createSession(person, {
        token: hashOf(sessionToken),
        createdAt: new Date(at),
        updatedAt: new Date(at),
        expiresAt: new Date(expiresAt),
        userAgent: userAgent.slice(0, MOST_AGENT),
      });
      return { sessionToken, personId: person, expiresAt };
    },

    sessionOf: async (sessionToken) => {
      const row = byToken.get({ token: hashOf(sessionToken) })?.session;
      if (row === undefined || isOver(row)) return null;
      return { personId: toPersonId(row.userId), sessionKey: row.id };
    },

    use: (sessionKey) => {
      lastUsed.set(sessionKey, now());
    },

    endsAt: (sessionKey) => {
      const row = byKey.get({ key: sessionKey });
      return row === undefined ? null : ends(row);
    },

    of: async (person) =>
      db
        .select()
        .from(t.session)
        .where(eq(t.session.userId, person))
        .orderBy(desc(t.session.createdAt))
        .all()
        .filter((row) => !isOver(row))
        .map((row) => ({
          sessionKey: row.id,
          device: deviceInWords(row.userAgent ?? ''),
          since: row.createdAt.getTime(),
          lastUsed: used(row),
        })),

    endSession: async (sessionToken) => {
      const ended = await unitOfWork.run((transaction) =>
        transaction
          .delete(t.session)
          .where(eq(t.session.token, hashOf(sessionToken)))
          .returning({ key: t.session.id })
          .all(),
      );
      tell(ended.map((one) => one.key));
    },

    endOne: async (person, sessionKey) => {
      const ended = await unitOfWork.run((transaction) =>
        transaction
          .delete(t.session)
          .where(and(eq(t.session.id, sessionKey), eq(t.session.userId, person)))
          .returning({ key: t.session.id })
          .all(),
      );
      tell(ended.map((one) => one.key));
      return ended.length > 0;
    },

    endAll,

    endEverywhere: async (person) => {
      tell(await unitOfWork.run((transaction) => endAll(transaction, person)));
    },

    endExpired: async () => {
      // Looked for first: most of the time there is nothing to write, and a write waits for the disk.
      const over = db
        .select()
        .from(t.session)
        .where(
          or(
            lte(t.session.expiresAt, new Date(now())),
            lte(t.session.createdAt, new Date(now() - times.longestMs)),
          ),
        )
        .all()
        .filter(isOver)
        .map((row) => row.id);
      const stale = [...lastUsed].some(([key, at]) => {
        const row = byKey.get({ key });
        return row !== undefined && row.updatedAt.getTime() <= at - NOTE_MS;
      });
      if (over.length === 0 && !stale) return;
      await unitOfWork.run((transaction) => {
        drop(transaction, over);
        noteUse(transaction);
      });
      tell(over);
    },

    tell,

    onSessionEnded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
