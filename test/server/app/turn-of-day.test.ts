import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTurnOfDay } from '#server/app/turn-of-day.ts';
import { dayInLondon, nextDayInLondon } from '#shared/domain/calendar.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SWEEP = 5000;

/** Midnight in London: at midnight UTC in winter, an hour earlier in summer. */
const MIDNIGHTS = [
  ['an ordinary winter’s day', '2026-11-22T12:00:00Z', '2026-11-23T00:00:00Z'],
  ['an ordinary summer’s day', '2026-07-01T12:00:00Z', '2026-07-01T23:00:00Z'],
  ['the day the clocks go back', '2026-10-25T00:30:00Z', '2026-10-26T00:00:00Z'],
  ['the night before they go back', '2026-10-24T22:59:59Z', '2026-10-24T23:00:00Z'],
  ['the day the clocks go forward', '2027-03-28T00:30:00Z', '2027-03-28T23:00:00Z'],
  ['the last of February in a leap year', '2028-02-29T09:00:00Z', '2028-03-01T00:00:00Z'],
] as const;

describe('the day turns at midnight in London', () => {
  test.each(MIDNIGHTS)('on %s', (_, instant, midnight) => {
    const next = nextDayInLondon(Date.parse(instant));
    expect(new Date(next).toISOString()).toBe(new Date(midnight).toISOString());
  });

  test.each(MIDNIGHTS)('and is told within a second of it, on %s', (_, instant, midnight) => {
    vi.setSystemTime(Date.parse(instant));
    let day = dayInLondon(Date.now());
    let turnedAt = 0;
    const turn = createTurnOfDay({
      now: () => Date.now(),
      newDay: () => {
        if (dayInLondon(Date.now()) === day) return;
        day = dayInLondon(Date.now());
        turnedAt = Date.now();
      },
    });
    turn.look(SWEEP);
    const sweep = setInterval(() => turn.look(SWEEP), SWEEP);
    vi.advanceTimersByTime(Date.parse(midnight) - Date.parse(instant) + 1000);
    clearInterval(sweep);
    turn.stop();
    expect(turnedAt).toBeGreaterThanOrEqual(Date.parse(midnight));
    expect(turnedAt).toBeLessThan(Date.parse(midnight) + 1000);
  });
});
