import { expect, test } from 'vitest';
import { changeIn, itemChoice, passagesOf } from '#client/pages/passages.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { toBlockId, toDecisionId } from '#shared/ids.ts';

const words = (id: string | null, text: string): MinuteBlock => ({
  kind: 'paragraph',
  id: id === null ? null : toBlockId(id),
  text: [{ text }],
});

test('what has words can be chosen, by how it is called and how it begins', () => {
  const blocks: readonly MinuteBlock[] = [
    words('a', 'Views differ.'),
    words('space', '  '),
    words(null, 'Without an id'),
    { kind: 'bullet_list', items: [[words('b', `A point ${'of many words '.repeat(9)}`)]] },
    { kind: 'decision', id: toDecisionId('d'), verb: 'agreed', text: [{ text: 'To wait' }] },
  ];
  expect(passagesOf(blocks).map(({ id, name }) => [id, name])).toEqual([
    ['a', 'The first paragraph: Views differ.'],
    ['b', 'The point: A point of many words of many words of many words of many…'],
    ['d', 'The decision: To wait'],
  ]);
});

test('an item is called by its reference, and by its number as long as it has none', () => {
  const item = { part: 'I', number: 5, reference: null, title: 'Framework' } as const;
  expect(itemChoice(item)).toBe('5. Framework');
  expect(itemChoice({ ...item, reference: 'JC/2018/12' })).toBe('JC/2018/12: Framework');
  expect(itemChoice({ ...item, part: 'II', title: ' ' })).toBe('Part II, 5. No title yet');
});

test('what changes is told from what was read: words put in, and words taken out', () => {
  expect(changeIn('The old plan.', 'The plan.')).toMatchObject({ quote: 'old ', words: '' });
  expect(changeIn('The plan.', '')).toMatchObject({ quote: 'The plan.', words: '' });
  expect(changeIn('The plan.', 'The\nnew plan.')).toMatchObject({ quote: '', words: 'new ' });
  expect(changeIn('The plan.', 'The plan.')).toBe(null);
});
