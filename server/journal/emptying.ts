import { again } from './again.ts';
import type { WriterReport } from './writer-messages.ts';

/** Empties the write-ahead log after purges, in which the deleted words still stand. */
export interface Emptying {
  /** A purge has been committed: it is done when the log has been emptied. */
  purged(id: number): void;
  isTrying(): boolean;
  stop(): void;
}

export interface EmptyingDeps {
  /** @returns false: somebody is reading from it */
  readonly emptyLog: () => boolean;
  readonly report: (message: WriterReport) => void;
  readonly now?: () => number;
}

/** So long may readers keep the log from being emptied before those who purged are told. */
const PATIENCE_MS = 10_000;

export function createEmptying({
  emptyLog,
  report,
  now = () => performance.now(),
}: EmptyingDeps): Emptying {
  /** Those who wait, each since when. */
  let waiting: { readonly id: number; readonly since: number }[] = [];
  const trying = again({ first: 10, most: 1000 }, attempt);

  function attempt(): boolean {
    const isEmpty = emptyLog();
    const isTold = ({ since }: { readonly since: number }) =>
      isEmpty || now() - since > PATIENCE_MS;
    const told = waiting.filter(isTold);
    waiting = waiting.filter((one) => !told.includes(one));
    if (!isEmpty && told.length > 0) report({ kind: 'log-not-empty' });
    for (const { id } of told) report({ kind: 'done', id });
    return isEmpty;
  }

  return {
    purged: (id) => {
      waiting.push({ id, since: now() });
      if (!attempt()) trying.start();
    },
    isTrying: trying.isTrying,
    stop: trying.stop,
  };
}
