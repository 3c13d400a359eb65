import { expect, test } from 'vitest';
import { sentencesOf } from '#client/pages/read/since-look.tsx';

test('of every item something is said: what changed, that it is new, or that nobody can tell', () => {
  const told = ['One sentence added: ‘Costs rise.’'];
  expect(sentencesOf({ state: 'changed', told })).toEqual(told);
  expect(sentencesOf({ state: 'new', told: [] })).toEqual([
    'You have not looked at this item before.',
  ]);
  expect(sentencesOf({ state: 'gone', told: [] })[0]).toContain('deleted for good');
});
