import { expect, test } from 'vitest';
import { createEmptying } from '#server/journal/emptying.ts';
import type { WriterReport } from '#server/journal/writer-messages.ts';

/** A log that somebody reads from until they are told to go. */
function readLog() {
  const reports: WriterReport[] = [];
  const log = { isRead: true, now: 0, reports };
  const emptying = createEmptying({
    emptyLog: () => !log.isRead,
    report: (message) => reports.push(message),
    now: () => log.now,
  });
  return { log, emptying };
}

test('[J26] of two purges that wait for the same reader, both are done when the log is emptied', () => {
  const { log, emptying } = readLog();
  emptying.purged(1);
  expect(log.reports).toEqual([]);
  log.isRead = false;
  emptying.purged(2);
  expect(log.reports).toEqual([
    { kind: 'done', id: 1 },
    { kind: 'done', id: 2 },
  ]);
  emptying.stop();
});

test('[J26] a purge is told of when readers have kept the log for ten seconds, and it is tried on', () => {
  const { log, emptying } = readLog();
  emptying.purged(1);
  log.now = 10_001;
  emptying.purged(2);
  expect(log.reports).toEqual([{ kind: 'log-not-empty' }, { kind: 'done', id: 1 }]);
  expect(emptying.isTrying()).toBe(true);
  emptying.stop();
});
