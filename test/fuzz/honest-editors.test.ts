import { expect, test } from 'vitest';
import { runHonestEditors, runHonestMeeting } from './honest-editors.ts';

const SEED = Number(process.env.SEED ?? 20_180_301);

test(`[R47] whatever honest people write, together and apart, is taken in (seed ${SEED})`, () => {
  const { updates, refused, faults } = runHonestEditors(1500, SEED);
  expect(refused).toEqual([]);
  expect(faults).toEqual([]);
  expect(updates).toBeGreaterThanOrEqual(1500);
}, 60_000);

// Found by chance, with the undo of Yjs alone: it named its own words on both sides, in the wrong order.
test.each([3363, 3574])('[R47] the meeting of seed %i is taken in', (seed) => {
  expect(runHonestMeeting(seed)).toMatchObject({ refused: [], faults: [] });
});
