import { expect, test } from 'vitest';
import { hasAll } from '#client/pages/late/after-freeze.ts';

const tray = (...after: string[]) => [
  { changes: after.map((one) => ({ where: 'A paragraph', before: '', after: one })) },
];

test('a copy on the page is given up only when the text or the tray has every word of it', () => {
  expect(hasAll(tray('Mine.'), ['Theirs.', 'Mine.', ''], ['Theirs.'])).toBe(true);
  expect(hasAll(tray('Mi'), ['Theirs.', 'Mine.'], ['Theirs.'])).toBe(false);
  expect(hasAll([], ['Theirs.'], ['Theirs.'])).toBe(true);
});
