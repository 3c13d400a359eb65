import { expect, test } from 'vitest';
import { changedPassage } from '#shared/document/changed-passage.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { ordinal, statedChange } from '#shared/document/stated-change.ts';
import { toBlockId, toDecisionId } from '#shared/ids.ts';

const paragraph = (id: string, text: string): MinuteBlock => ({
  kind: 'paragraph',
  id: toBlockId(id),
  text: [{ text }],
});
const blocks: readonly MinuteBlock[] = [
  paragraph('one', 'The chair opened the meeting.'),
  paragraph('space', ''),
  paragraph('two', 'Views were expressed. Views differ.'),
  { kind: 'bullet_list', items: [[paragraph('point', 'A first point.')], [paragraph('p2', 'B.')]] },
  { kind: 'decision', id: toDecisionId('agreed'), verb: 'agreed', text: [{ text: 'To go on.' }] },
  paragraph('three', 'It ended.'),
];
const item = { blocks, number: 5, part: 'I' as const, reference: null };
const stated = (blockId: string, before: string, after: string, where = item) => {
  const { from, quote, words } = changedPassage(before, after) ?? { from: 0, quote: '', words: '' };
  return statedChange({ blockId, from, quote, words }, where);
};

test('words are included at the beginning, at the end and after others', () => {
  expect(stated('three', 'It ended.', 'At noon it ended.')).toBe(
    'the replacement of the word ‘It’ by the words ‘At noon it’ in the third paragraph of item 5',
  );
  expect(stated('three', 'It ended.', 'However, It ended.')).toBe(
    'the inclusion of the word ‘However,’ at the beginning of the third paragraph of item 5',
  );
  expect(stated('three', 'It ended.', 'It ended. All left.')).toBe(
    'the inclusion of the words ‘All left.’ at the end of the third paragraph of item 5',
  );
  expect(
    stated('one', 'The chair opened the meeting.', 'The chair opened the first meeting.'),
  ).toBe(
    'the inclusion of the word ‘first’ after the words ‘chair opened the’ in the first paragraph of item 5',
  );
});

test('words are replaced and deleted, and which of several is said', () => {
  expect(
    stated('two', 'Views were expressed. Views differ.', 'Views were expressed. Opinions differ.'),
  ).toBe(
    'the replacement of the word ‘Views’, where it stands for the second time, by the word ‘Opinions’ in the second paragraph of item 5',
  );
  expect(stated('one', 'The chair opened the meeting.', 'The opened the meeting.')).toBe(
    'the deletion of the word ‘chair’ from the first paragraph of item 5',
  );
});

test('words are counted where they stand by themselves, whatever space goes with them', () => {
  const text = 'Others saw the other plan, and the map.';
  const said = (from: number, quote: string) =>
    statedChange(
      { blockId: 'one', from, quote, words: '' },
      { ...item, blocks: [paragraph('one', text)] },
    );
  expect(said(11, 'the ')).toContain('‘the’, where it stands for the first time, in');
  expect(said(30, ' the')).toContain('‘the’, where it stands for the second time, in');
  expect(said(14, ' other')).toBe(
    'the deletion of the word ‘other’ from the first paragraph of item 5',
  );
});

test('a change of space alone is told by the words beside it', () => {
  const place = 'in the first paragraph of item 5';
  const said = (text: string, from: number, quote: string, words: string) =>
    statedChange(
      { blockId: 'one', from, quote, words },
      { ...item, blocks: [paragraph('one', text)] },
    );
  expect(said('It was to morrow then.', 9, ' ', '')).toBe(
    `the replacement of the words ‘to morrow’ by the word ‘tomorrow’ ${place}`,
  );
  expect(said('An end.New words.', 7, '', ' ')).toBe(
    `the replacement of the word ‘end.New’ by the words ‘end. New’ ${place}`,
  );
  expect(said('Two  spaces.', 3, '  ', ' ')).toBe(
    `a change of the space between ‘Two’ and ‘spaces.’ ${place}`,
  );
  expect(said('The end. ', 8, ' ', '')).toBe(
    'a change of the space at the end of the first paragraph of item 5',
  );
  expect(said(' The end.', 0, ' ', '')).toBe(
    'a change of the space at the beginning of the first paragraph of item 5',
  );
});

test('records are named as such, points of lists are points, and space is not counted', () => {
  expect(stated('agreed', 'To go on.', 'To go on in May.')).toBe(
    'the inclusion of the words ‘in May’ after the words ‘To go on’ in the decision of item 5',
  );
  expect(stated('p2', 'B.', 'C.')).toBe(
    'the replacement of the word ‘B’ by the word ‘C’ in the second point of item 5',
  );
});

test('the reference stands for the number, and Part II is named', () => {
  expect(stated('p2', 'B.', 'C.', { ...item, reference: 'JC/1819/019' } as never)).toContain(
    'of minute JC/1819/019',
  );
  expect(stated('p2', 'B.', 'C.', { ...item, part: 'II' } as never)).toContain(
    'of item 5 of Part II',
  );
});

test('ordinals go on past twenty', () => {
  expect([1, 20, 21, 22, 23, 24, 111, 112].map(ordinal)).toEqual([
    'first',
    'twentieth',
    '21st',
    '22nd',
    '23rd',
    '24th',
    '111th',
    '112th',
  ]);
});

test('a changed passage keeps to whole words, and makes the one text out of the other', () => {
  const pairs = [
    ['', 'a'],
    ['a b', 'a c b'],
    ['the same the same', 'the same'],
    ['naïve café', 'naive cafe'],
    ['one 😀 two', 'one 😁 two'],
  ] as const;
  for (const [before, after] of pairs) {
    const one = changedPassage(before, after);
    if (one === null) throw new Error('They differ');
    expect(before.slice(one.from, one.to)).toBe(one.quote);
    expect(before.slice(0, one.from) + one.words + before.slice(one.to)).toBe(after);
    expect(one.quote.isWellFormed() && one.words.isWellFormed()).toBe(true);
  }
  expect(changedPassage('same', 'same')).toBeNull();
});
