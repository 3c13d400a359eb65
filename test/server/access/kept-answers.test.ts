import { expect, test } from 'vitest';
import { createKeptAnswers } from '#server/access/kept-answers.ts';

test('an answer is found once and kept until it is told to be forgotten', async () => {
  const answers = createKeptAnswers<number>();
  let found = 0;
  const ask = () =>
    answers.ask('who', async () => {
      found += 1;
      return found;
    });
  expect([await ask(), await ask()]).toEqual([1, 1]);
  answers.forget();
  expect(await ask()).toBe(2);
});

test('an answer that was being found when all was forgotten is not kept', async () => {
  const answers = createKeptAnswers<string>();
  let tell: (answer: string) => void = () => {};
  const early = answers.ask(
    'who',
    () =>
      new Promise<string>((resolve) => {
        tell = resolve;
      }),
  );
  answers.forget();
  tell('the old answer');
  expect(await early).toBe('the old answer');
  expect(await answers.ask('who', async () => 'the new answer')).toBe('the new answer');
});

test('that there is nothing is not kept: it may come to be', async () => {
  const answers = createKeptAnswers<string | null>();
  expect(await answers.ask('who', async () => null)).toBeNull();
  expect(await answers.ask('who', async () => 'somebody')).toBe('somebody');
});
