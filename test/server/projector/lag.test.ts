import { expect, test } from 'vitest';
import { watchLag } from '#server/projector/lag.ts';
import { toDocumentId, toPlace } from '#shared/ids.ts';
import { createClockwork } from '#test/harness/clockwork.ts';

const [one, other] = [toDocumentId('one.1'), toDocumentId('other.1')];

test('what is committed and not written is counted, and how long it has waited', () => {
  const clock = createClockwork();
  const lag = watchLag(clock.now);
  expect(lag.now()).toEqual({ documents: 0, places: 0, ms: 0 });
  lag.committed(one, toPlace(8));
  clock.pass(100);
  lag.committed(other, toPlace(1));
  lag.committed(one, toPlace(10));
  clock.pass(100);
  expect(lag.now()).toEqual({ documents: 2, places: 4, ms: 200 });
  lag.written(one, toPlace(9));
  expect(lag.now()).toEqual({ documents: 2, places: 2, ms: 100 });
  lag.written(one, toPlace(10));
  lag.written(other, toPlace(1));
  expect(lag.now()).toEqual({ documents: 0, places: 0, ms: 0 });
});

test('after a time without commits the waiting begins anew', () => {
  const clock = createClockwork();
  const lag = watchLag(clock.now);
  lag.committed(one, toPlace(1));
  lag.written(one, toPlace(1));
  clock.pass(60_000);
  lag.committed(one, toPlace(2));
  clock.pass(10);
  expect(lag.now()).toEqual({ documents: 1, places: 1, ms: 10 });
});
