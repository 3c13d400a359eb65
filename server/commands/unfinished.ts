import { errorWithoutWords } from '#shared/lang/error-without-words.ts';

export type LogUnfinished = (message: string, facts: Readonly<Record<string, unknown>>) => void;

/** Deeds that were begun, written down as wishes, and perhaps not finished. */
export interface UnfinishedDeps<T> {
  readonly list: () => Promise<readonly T[]>;
  readonly idOf: (one: T) => string;
  readonly finish: (one: T) => Promise<unknown>;
  /** What is said when one could not be finished, and the ids that tell which one it was. */
  readonly message: string;
  readonly factsOf: (one: T) => Readonly<Record<string, unknown>>;
  readonly log: LogUnfinished;
  readonly now: () => number;
}

/** For the start and for now and then. One that fails keeps no other from being finished, and never the server from
 *  starting: it is tried again, ever more rarely, and said again at most once an hour. Never rejects because of one
 *  of them. */
export function createFinishAll<T>(deps: UnfinishedDeps<T>): () => Promise<void> {
  const { list, idOf, finish, message, factsOf, log, now } = deps;
  const failures = new Map<string, Failure>();

  const tryOne = async (one: T): Promise<void> => {
    const id = idOf(one);
    const before = failures.get(id);
    const at = now();
    if (before !== undefined && at < before.nextAt && at >= before.at) return;
    try {
      await finish(one);
      failures.delete(id);
    } catch (error) {
      const wait = Math.min((before?.wait ?? FIRST_WAIT_MS / 2) * 2, LONGEST_WAIT_MS);
      const isSaid = before !== undefined && at - before.saidAt < SAID_AGAIN_MS;
      failures.set(id, { at, wait, nextAt: at + wait, saidAt: isSaid ? before.saidAt : at });
      if (!isSaid) log(message, { ...factsOf(one), error: errorWithoutWords(error) });
    }
  };

  return async () => {
    const all = await list();
    const ids = new Set(all.map(idOf));
    for (const id of failures.keys()) if (!ids.has(id)) failures.delete(id);
    for (const one of all) await tryOne(one);
  };
}

interface Failure {
  readonly at: number;
  readonly wait: number;
  readonly nextAt: number;
  readonly saidAt: number;
}

const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 10 * 60_000;
const SAID_AGAIN_MS = 60 * 60_000;
