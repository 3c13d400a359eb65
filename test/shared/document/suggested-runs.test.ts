import { expect, test } from 'vitest';
import type { TextRun } from '#shared/document/minute-content.ts';
import { suggestedRuns } from '#shared/document/suggested-runs.ts';
import { toCommentId } from '#shared/ids.ts';

const marked = (text: string, ...ids: string[]): TextRun => ({
  text,
  comments: ids.map(toCommentId),
});
const by = 'Lay member';
const told = (runs: readonly TextRun[], ...suggestions: [string, string, string][]) => {
  const { pieces, beside } = suggestedRuns(
    runs,
    suggestions.map(([id, quote, words]) => ({ id, by, quote, words })),
  );
  const signs = { kept: '', removed: '-', added: '+' };
  return {
    text: pieces.map((one) => {
      const text = one.change === 'added' ? one.text : one.run.text;
      return signs[one.change] === '' ? text : `[${signs[one.change]}${text}]`;
    }),
    beside: beside.map((one) => one.words),
  };
};

test('what would go is marked, and what would come stands after it, word by word', () => {
  const runs = [{ text: 'The board ' }, marked('agreed the plan', 'a'), { text: ' today.' }];
  expect(told(runs, ['a', 'agreed the plan', 'noted the plan'])).toEqual({
    text: ['The board ', '[-agreed]', '[+noted]', ' the plan', ' today.'],
    beside: [],
  });
});

test('of two that overlap one is shown in place and the other by itself', () => {
  const runs = [marked('agreed ', 'a'), marked('the plan', 'a', 'b'), marked(' today', 'b')];
  expect(told(runs, ['b', 'the plan today', 'it'], ['a', 'agreed the plan', 'noted'])).toEqual({
    text: ['[-agreed ]', '[-the plan]', '[+noted]', ' today'],
    beside: ['it'],
  });
});

test('two in one block that do not meet are both shown in place', () => {
  const runs = [marked('Some', 'a'), { text: ' said ' }, marked('no', 'b')];
  expect(told(runs, ['a', 'Some', 'Many'], ['b', 'no', 'yes']).text).toEqual([
    '[-Some]',
    '[+Many]',
    ' said ',
    '[-no]',
    '[+yes]',
  ]);
});

test('one whose words have changed is left out, and the words are shown as they are', () => {
  const runs = [{ text: 'It was ' }, marked('discussed', 'a')];
  expect(told(runs, ['a', 'agreed', 'noted'])).toEqual({
    text: ['It was ', 'discussed'],
    beside: [],
  });
});
