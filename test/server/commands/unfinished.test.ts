import { expect, test } from 'vitest';
import { createFinishAll } from '#server/commands/unfinished.ts';

const MINUTE = 60_000;

/** Two deeds of which one fails for as long as it is told to. */
function twoDeeds() {
  const clock = { now: 0 };
  const tried: string[] = [];
  const said: unknown[] = [];
  const left = new Set(['bad', 'good']);
  const isMended = { now: false };
  const finishAll = createFinishAll<string>({
    list: async () => [...left],
    idOf: (one) => one,
    finish: async (one) => {
      tried.push(one);
      if (one === 'bad' && !isMended.now) throw new TypeError('PATIENT-NAME');
      left.delete(one);
    },
    message: 'A deed could not be finished',
    factsOf: (one) => ({ deed: one }),
    log: (message, facts) => said.push([message, facts]),
    now: () => clock.now,
  });
  return { clock, tried, said, left, isMended, finishAll };
}

test('one that fails keeps no other from being finished, and is said without what it says', async () => {
  const { tried, said, left, finishAll } = twoDeeds();
  await finishAll();
  expect([tried, [...left]]).toEqual([['bad', 'good'], ['bad']]);
  expect(said).toEqual([
    [
      'A deed could not be finished',
      { deed: 'bad', error: expect.stringMatching(/^TypeError at /) },
    ],
  ]);
  expect(JSON.stringify(said)).not.toContain('PATIENT-NAME');
});

test('one that keeps failing is tried ever more rarely and said once an hour, and is finished when it can be', async () => {
  const { clock, tried, said, left, isMended, finishAll } = twoDeeds();
  const during = async (minutes: number) => {
    const before = [tried.length, said.length];
    for (const end = clock.now + minutes * MINUTE; clock.now < end; clock.now += 5000) {
      await finishAll();
    }
    return [tried.length - (before[0] ?? 0), said.length - (before[1] ?? 0)];
  };
  // The other one is among those tried at first.
  expect(await during(1)).toEqual([5, 1]);
  await during(59);
  expect(await during(60)).toEqual([6, 1]);
  expect(await during(600)).toEqual([60, 10]);
  isMended.now = true;
  await during(10);
  expect([...left]).toEqual([]);
});

test('a clock that was set back does not keep one waiting', async () => {
  const { clock, tried, finishAll } = twoDeeds();
  clock.now = 100 * MINUTE;
  await finishAll();
  clock.now = 0;
  await finishAll();
  expect(tried.filter((one) => one === 'bad').length).toBe(2);
});
