import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { dice } from '#test/harness/dice.ts';
import { fuzzGuard, fuzzWorld } from './guard-fuzz.ts';
import { rawDeed } from './raw-deeds.ts';
import { bytesOf, tokensOf } from './update-tokens.ts';

const SEED = Number(process.env.SEED ?? 20_180_301);

test('an update taken apart into its fields and put together again is the same', () => {
  const chance = dice(SEED);
  const doc = new Y.Doc();
  const undo = new Y.UndoManager(doc);
  doc.on('update', (update: Uint8Array) => expect(bytesOf(tokensOf(update))).toEqual(update));
  for (let i = 0; i < 200; i += 1) rawDeed(doc, chance, undo);
});

test.each(['bytes', 'fields'] as const)(
  `[R12] [R40] [R44] thousands of updates with damaged %s harm nobody (seed ${SEED})`,
  (kind) => {
    const { frames, verdicts, checks, faults } = fuzzGuard(2000, SEED, kind);
    expect(faults).toEqual([]);
    expect(frames).toBe(2000);
    expect(checks).toBeGreaterThan(30);
    expect(verdicts.malformed).toBeGreaterThan(500);
    expect(verdicts.sound).toBeGreaterThan(30);
  },
  60_000,
);

// Found by chance: neighbours that cannot have stood side by side, and an honest edit beside them afterwards.
test.each([1106, 1492, 1771])('[R49] the damaged fields of world %i harm nobody', (seed) => {
  expect(fuzzWorld(seed, 'fields').faults).toEqual([]);
});
