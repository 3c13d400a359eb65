import { expect, test } from 'vitest';
import { rehearse } from '#server/app/rehearse.ts';

test('a rehearsal goes on for as long as nobody comes, and ends by itself', async () => {
  let asked = 0;
  await rehearse({
    now: () => performance.now(),
    mayGoOn: () => {
      asked += 1;
      return true;
    },
  });
  expect(asked).toBeGreaterThan(100);
});

test('a rehearsal ends when somebody comes', async () => {
  let asked = 0;
  await rehearse({
    now: () => performance.now(),
    mayGoOn: () => {
      asked += 1;
      return asked < 5;
    },
  });
  expect(asked).toBe(5);
});
