import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';
import { tellFailure } from './tell-failure.ts';

// SEED=7 OPERATIONS=500 PEOPLE=16 npx vitest run --config test/vitest.config.ts --project stories
// tells one story again; with MESSAGES=1 every message is part of it.
const asked = process.env.SEED;
const operations = Number(process.env.OPERATIONS ?? 120);
const people = Number(process.env.PEOPLE ?? 8);
const withMessages = process.env.MESSAGES === '1';
const seeds = asked === undefined ? Array.from({ length: 20 }, (_, n) => n + 1) : [Number(asked)];

test('[R4] [R5] [R6] [R8] [R9] [R10] [R43] [R50] whatever happens to people, server and disk, all agree, and nothing that was called saved is lost', async () => {
  let entries = 0;
  for (const seed of seeds) {
    const story = { seed, operations, people, withMessages };
    const outcome = await simulate(story);
    entries += outcome.counts.entries ?? 0;
    if (outcome.faults.length > 0) throw new Error(tellFailure(story, outcome));
    if (asked !== undefined) process.stdout.write(`${outcome.story.join('\n')}\n`);
  }
  expect(entries).toBeGreaterThan(seeds.length);
}, 120_000);

test('a story is told by its seed alone', async () => {
  const story = { seed: 24, operations: 80, people: 6, withMessages: true };
  const first = await simulate(story);
  const second = await simulate(story);
  expect(second.story).toEqual(first.story);
  expect(second.faults).toEqual(first.faults);
}, 60_000);
