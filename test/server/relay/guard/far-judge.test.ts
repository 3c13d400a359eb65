import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { createFarJudge, type FarJudgeDeps } from '#server/relay/guard/far-judge.ts';
import { RELAY_LIMITS } from '#server/relay/limits.ts';
import { draft } from '#test/harness/edits.ts';

const DYING = new URL('../../../harness/dying-thread.mjs', import.meta.url);

function farJudge(deps: Partial<FarJudgeDeps> = {}) {
  const logged: string[] = [];
  const judge = createFarJudge({
    limits: RELAY_LIMITS,
    log: (message) => logged.push(message),
    ...deps,
  });
  onTestFinished(() => judge.close());
  return { ...judge, logged };
}

const SOUND = draft().say('The committee agreed. '.repeat(4000));

test('[R43] a large update is looked at on another thread, as near by', async () => {
  const { judge } = farJudge({ limits: { updateBytes: 200_000, updateStructs: 10 } });
  const many = Y.encodeStateAsUpdate(
    ['a', 'b', 'c', 'd', 'e'].reduce((one, words) => {
      one.say(words);
      return one;
    }, draft()).doc,
  );
  const asked = [SOUND, SOUND.subarray(0, 70_000), many, new Uint8Array(200_001), SOUND];
  const words = ['fine', 'malformed', 'too_large', 'too_large', 'fine'];
  expect(await Promise.all(asked.map(judge))).toEqual(words);
});

test('[R43] only so much waits to be looked at: the rest is told to try again', async () => {
  const { judge } = farJudge({ maxWaiting: 2 });
  expect(await Promise.all([judge(SOUND), judge(SOUND), judge(SOUND)])).toEqual([
    'fine',
    'fine',
    'busy',
  ]);
  const small = farJudge({ maxWaitingBytes: SOUND.byteLength });
  expect(await Promise.all([small.judge(SOUND), small.judge(SOUND)])).toEqual(['fine', 'busy']);
  expect(await small.judge(SOUND)).toBe('fine');
});

test('[R43] when that thread dies, those who wait are told, and the next one starts another', async () => {
  const { judge, logged } = farJudge({ worker: DYING });
  expect(await Promise.all([judge(SOUND), judge(SOUND)])).toEqual(['busy', 'busy']);
  expect(await judge(SOUND)).toBe('busy');
  expect(logged).toHaveLength(2);
});

test('[R43] closed, it answers whoever waits', async () => {
  const { judge, close } = farJudge();
  const waiting = judge(SOUND);
  await close();
  expect(await waiting).toBe('busy');
  expect(await judge(SOUND)).toBe('busy');
});
