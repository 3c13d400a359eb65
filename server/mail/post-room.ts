import { toEmailAddress } from '#shared/domain/email-address.ts';
import type { Letter, Mailer } from './mailer.ts';

/** Takes letters and sees to it that they leave. */
export interface PostRoom {
  /** Takes a letter; nobody waits for it. `person` is whose it is, for the log. */
  post(letter: Letter, person: string): void;
  /** Resolves when nothing is under way or waiting to be tried again. */
  settled(): Promise<void>;
  /** Gives up what waits to be tried again. */
  close(): Promise<void>;
}

export interface PostRoomDeps {
  readonly mailer: Mailer;
  readonly log: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  /** How long to wait before each new try. */
  readonly waits?: readonly number[];
}

/** A letter that signs in is worth nothing after a quarter of an hour. */
const WAITS_MS = [2_000, 10_000, 60_000, 180_000];

/** A letter that could not be sent is tried again a few times. What is in it is never logged. */
export function createPostRoom({ mailer, log, waits = WAITS_MS }: PostRoomDeps): PostRoom {
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();

  const deliver = async (letter: Letter, person: string) => {
    for (const wait of [...waits, null]) {
      try {
        await mailer.send(letter);
        return;
      } catch (error) {
        log('A letter could not be sent', { person, error: kindOf(error) });
      }
      if (wait === null || !(await pause(wait, closing.signal))) break;
    }
    log('A letter was given up', { person });
  };

  return {
    post: (letter, person) => {
      if (toEmailAddress(letter.to) !== letter.to) {
        log('A letter has no address that can be used', { person });
        return;
      }
      const delivery = deliver(letter, person).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    },
    settled: async () => {
      await Promise.all(underWay);
    },
    close: async () => {
      closing.abort();
      const patience = pause(1_000, AbortSignal.timeout(2_000));
      await Promise.race([Promise.all(underWay), patience]);
    },
  };
}

/** What kind of trouble it was: its words may quote the letter or an address. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, responseCode, status } = error as Error & Record<string, unknown>;
  const parts = [error.name, code, responseCode, status];
  return parts.filter((part) => typeof part === 'string' || typeof part === 'number').join(' ');
}

/** @returns whether the time has passed without being given up */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve(true);
    }, ms);
    timer.unref();
    const stop = () => {
      clearTimeout(timer);
      resolve(false);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
