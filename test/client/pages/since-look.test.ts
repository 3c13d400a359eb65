import { expect, test } from 'vitest';
import { sentencesOf } from '#client/pages/read/since-look.tsx';

test('of an item it is said what changed, or that nobody can tell any more', () => {
  const told = ['One sentence added: ‘Costs rise.’'];
  expect(sentencesOf({ state: 'changed', told })).toEqual(told);
  expect(sentencesOf({ state: 'gone', told: [] })[0]).toContain('deleted for good');
});
