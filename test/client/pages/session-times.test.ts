import { expect, test } from 'vitest';
import { minutesInWords, timesOf, warningOf } from '#client/pages/session-times.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const usual = timesOf({ endsInMs: 12 * HOUR, longestMs: 168 * HOUR });

test('a warning comes ten minutes before the end, and half-way where sessions are short', () => {
  expect(usual).toEqual({ warnMs: 10 * MINUTE, reportMs: 5 * MINUTE });
  expect(timesOf({ endsInMs: MINUTE, longestMs: HOUR })).toEqual({
    warnMs: 30_000,
    reportMs: 15_000,
  });
});

test.each([
  [
    'long before the end nothing is said',
    12 * HOUR,
    168 * HOUR,
    { kind: 'none', lookAgainMs: 12 * HOUR - 10 * MINUTE },
  ],
  ['an idle session can be kept', 9.5 * MINUTE, 90 * HOUR, { kind: 'idle', minutes: 10 }],
  ['to the last', 1, 90 * HOUR, { kind: 'idle', minutes: 1 }],
  [
    'one that is as old as it may be cannot',
    3 * MINUTE,
    3 * MINUTE,
    { kind: 'longest', minutes: 3 },
  ],
] as const)('%s', (_, endsInMs, longestMs, warning) => {
  expect(warningOf({ endsInMs, longestMs }, usual)).toEqual(warning);
});

test('minutes in words', () => {
  expect([minutesInWords(1), minutesInWords(10)]).toEqual(['one minute', '10 minutes']);
});
