import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import type { PostRoom } from '#server/mail/post-room.ts';
import { type PersonId, toPersonId } from '#shared/ids.ts';
import { signInLetter } from './letter-words.ts';
import { createTally } from './tallies.ts';
import { hashOf } from './tokens.ts';

const MINUTE_MS = 60 * 1000;
/** How long a letter signs in. */
const LETTER_MS = 15 * MINUTE_MS;
/** Somebody has at most so many letters that still work: whoever asks in their name fills no letter box, and
 *  shuts nobody out, because those letters are theirs. */
const MOST_LETTERS = 6;
/** One place may ask so often for one address. */
const ASKS_PER_ADDRESS = 4;
/** One place may be wrong so often about one address, and so often about all: fifty members behind one
 *  address may all mistype. Neither touches the links. */
const WRONG_PER_ADDRESS = 5;
const WRONG_PER_PLACE = 60;
/** After so many wrong codes from anywhere a letter's code is dead; its link is not. */
const WRONG_PER_LETTER = 50;

/** Signing in by a letter with a link and a code. `place` is where a request comes from, as far as limits
 *  count it. A stranger is answered like a member, and just as fast: what is done for a member is done after
 *  the answer. */
export interface SignInLetters {
  /** Sends a letter, if the address is a member's. */
  ask(address: string, place: string): 'asked' | 'too-often';
  /** Who it is that typed the code from a letter. */
  enter(address: string, code: string, place: string): Promise<PersonId | 'wrong' | 'too-often'>;
  /** Resolves when what was asked for has been handed over. */
  settled(): Promise<void>;
}

export interface SignInLettersDeps {
  readonly db: RecordsDatabase;
  readonly now: () => number;
  readonly newToken: () => string;
  /** Makes codes unreadable: there are too few of them for a plain hash. */
  readonly key: Uint8Array;
  readonly postRoom: PostRoom;
  /** The service's own address, `https://minutes.example.org`. */
  readonly origin: () => string;
  readonly reportError: (error: unknown) => void;
}

export function createSignInLetters(deps: SignInLettersDeps): SignInLetters {
  const { db, now, newToken, key, postRoom, origin, reportError } = deps;
  const unitOfWork = createUnitOfWork(db);
  const asks = createTally({ now, windowMs: LETTER_MS, most: ASKS_PER_ADDRESS });
  const wrong = createTally({ now, windowMs: LETTER_MS, most: WRONG_PER_ADDRESS });
  const wrongHere = createTally({ now, windowMs: 60 * MINUTE_MS, most: WRONG_PER_PLACE });
  const later = new Set<Promise<void>>();

  const memberByAddress = db
    .select()
    .from(t.person)
    .where(and(eq(t.person.email, sql.placeholder('address')), isNull(t.person.disabledAt)))
    .prepare();
  const working = (person: string) =>
    and(
      eq(t.signInLink.personId, person),
      eq(t.signInLink.kind, 'letter'),
      gt(t.signInLink.expiresAt, now()),
    );
  const codeHash = (link: string, code: string) =>
    createHmac('sha256', key).update(`${link} ${code}`).digest();

  /** Once the answer is on its way. */
  const afterwards = (work: () => Promise<void>) => {
    const done = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch(reportError)
      .finally(() => later.delete(done));
    later.add(done);
  };

  const write = async (address: string) => {
    const member = memberByAddress.get({ address });
    if (member === undefined) return;
    const token = newToken();
    const tokenHash = hashOf(token);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const made = await unitOfWork.run((transaction) => {
      if (
        transaction.select().from(t.signInLink).where(working(member.id)).all().length >=
        MOST_LETTERS
      ) {
        return false;
      }
      transaction
        .insert(t.signInLink)
        .values({
          tokenHash,
          personId: member.id,
          kind: 'letter',
          createdAt: now(),
          expiresAt: now() + LETTER_MS,
          codeHash: codeHash(tokenHash, code).toString('base64url'),
        })
        .run();
      return true;
    });
    if (!made) return;
    const link = `${origin()}/sign-in/${token}`;
    postRoom.post(
      { to: address, ...signInLetter({ link, code, until: now() + LETTER_MS }) },
      member.id,
    );
  };

  const countWrong = (address: string) =>
    afterwards(async () => {
      const member = memberByAddress.get({ address });
      if (member === undefined) return;
      await unitOfWork.run((transaction) => {
        transaction
          .update(t.signInLink)
          .set({ wrongCodes: sql`${t.signInLink.wrongCodes} + 1` })
          .where(working(member.id))
          .run();
      });
    });

  return {
    ask: (address, place) => {
      if (!asks.take(`${address} ${place}`)) return 'too-often';
      afterwards(() => write(address));
      return 'asked';
    },

    enter: async (address, code, place) => {
      const who = `${address} ${place}`;
      if (wrong.isFull(who) || wrongHere.isFull(place)) return 'too-often';
      const member = memberByAddress.get({ address });
      const letters = db
        .select()
        .from(t.signInLink)
        .where(and(working(member?.id ?? ''), isNotNull(t.signInLink.codeHash)))
        .all();
      const right = letters.find(
        (one) =>
          one.wrongCodes < WRONG_PER_LETTER &&
          timingSafeEqual(
            codeHash(one.tokenHash, code),
            Buffer.from(one.codeHash ?? '', 'base64url'),
          ),
      );
      if (member === undefined || right === undefined) {
        wrong.take(who);
        wrongHere.take(place);
        countWrong(address);
        return 'wrong';
      }
      const used = await unitOfWork.run(
        (transaction) =>
          transaction.delete(t.signInLink).where(eq(t.signInLink.tokenHash, right.tokenHash)).run()
            .changes,
      );
      return used === 0 ? 'wrong' : toPersonId(member.id);
    },

    settled: async () => {
      while (later.size > 0) await Promise.all(later);
      await postRoom.settled();
    },
  };
}
