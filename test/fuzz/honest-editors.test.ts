import { expect, test } from 'vitest';
import { runHonestEditors, runHonestMeeting } from './honest-editors.ts';

const SEED = Number(process.env.SEED ?? 20_180_301);

test(`[R47] whatever honest people write, together and apart, is taken in (seed ${SEED})`, () => {
  const { updates, refused, faults } = runHonestEditors(1500, SEED);
  expect(refused).toEqual([]);
  expect(faults).toEqual([]);
  expect(updates).toBeGreaterThanOrEqual(1500);
}, 60_000);

// Found by chance: undo restored words in one run, and named its end and its beginning as neighbours.
test.each([3150])('[R47] the meeting of seed %i is taken in', (seed) => {
  expect(runHonestMeeting(seed)).toMatchObject({ refused: [], faults: [] });
});
