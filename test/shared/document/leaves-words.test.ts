import { expect, test } from 'vitest';
import { lackOfWords, wordsWith } from '#shared/document/leaves-words.ts';

test('a record without words says nothing, and a paragraph may go', () => {
  expect(lackOfWords('decision', ' \u200b\n')).toBe(
    'This would leave a decision without words. Say what was decided instead, or leave the words as they are.',
  );
  expect(lackOfWords('action', '', 'decline')).toBe(
    'This would leave an action without words. Say what is to be done instead, or decline.',
  );
  expect(['contribution', 'proposal'].map((kind) => lackOfWords(kind, ''))).not.toContain(null);
  expect(lackOfWords('decision', 'Refine it.')).toBe(null);
  expect(['paragraph', 'heading'].map((kind) => lackOfWords(kind, ''))).toEqual([null, null]);
});

test('changes of one text count their places in it as it was', () => {
  const text = 'one two three';
  const [first, last] = [
    { from: 0, quote: 'one', words: '' },
    { from: 4, quote: 'two three', words: '' },
  ];
  expect(wordsWith(text, [first, last])).toBe(' ');
  expect(wordsWith(text, [last, { ...first, words: 'No' }])).toBe('No ');
});
