import { expect, test } from 'vitest';
import { createReadiness } from '#server/app/readiness.ts';
import { createClockwork } from '#test/harness/clockwork.ts';

/** A service in which anything can be made to fail. */
function service() {
  const clock = createClockwork();
  const now = { journal: null as string | null, records: null as string | null, follows: true };
  let tried = 0;
  const trouble = createReadiness({
    journal: { trouble: () => now.journal },
    records: {
      tryWriting: () => {
        tried += 1;
        return now.records;
      },
    },
    projector: { follows: () => now.follows },
    now: clock.now,
  });
  return { clock, now, trouble, tried: () => tried };
}

test('it is ready while everything can be written', () => {
  expect(service().trouble()).toBe(null);
});

test('it says what cannot be written, and is ready again by itself', () => {
  const { clock, now, trouble } = service();
  now.journal = 'The disk is full.';
  expect(trouble()).toBe('The journal cannot be written: The disk is full.');
  now.journal = null;
  now.records = 'The disk is full.';
  expect(trouble()).toBe('The records cannot be written: The disk is full.');
  now.records = null;
  clock.pass(5000);
  expect(trouble()).toBe(null);
});

test('it is not ready when the records do not follow the documents', () => {
  const { now, trouble } = service();
  now.follows = false;
  expect(trouble()).toBe('The records do not follow the documents.');
});

test('however often it is asked, the records are tried every five seconds only', () => {
  const { clock, trouble, tried } = service();
  for (let second = 0; second < 10; second += 1) {
    for (let asked = 0; asked < 20; asked += 1) trouble();
    clock.pass(1000);
  }
  expect(tried()).toBe(2);
});
