import { expect, test } from 'vitest';
import { inForceOn } from '#shared/domain/terms-of-reference.ts';

const versions = [
  { version: 1, fromDay: '2018-02-01' },
  { version: 3, fromDay: '2020-04-02' },
  { version: 2, fromDay: '2020-04-02' },
];

test('before the first version nothing was in force', () => {
  expect(inForceOn(versions, '2018-01-31')).toBeNull();
});

test('a version holds from its first day until the day before the next', () => {
  expect(inForceOn(versions, '2018-02-01')?.version).toBe(1);
  expect(inForceOn(versions, '2020-04-01')?.version).toBe(1);
});

test('of two that begin on one day the later one holds', () => {
  expect(inForceOn(versions, '2020-04-02')?.version).toBe(3);
});
