import { expect, test } from 'vitest';
import { brokenPromises, type Deed } from './typist.ts';

const deed = (kind: Deed['kind'], word: string, saved: boolean): Deed => ({
  kind,
  word,
  saved,
  at: 0,
});

test('a saved word that is lost, stands twice or is back breaks a promise', () => {
  const deeds = [
    deed('insertion', 'ann-1;', true),
    deed('insertion', 'ann-2;', true),
    deed('insertion', 'ann-3;', true),
    deed('deletion', 'ann-3;', true),
  ];
  expect(brokenPromises(deeds, deeds, 'ann-2; ann-2; ann-3;')).toEqual([
    'ann-1; is lost',
    'ann-2; stands 2 times',
    'ann-3; was deleted and is back',
  ]);
  expect(brokenPromises(deeds, deeds, 'ann-1; ann-2;')).toEqual([]);
});

test('what was not said to be saved may be there or not, but not twice', () => {
  const deeds = [deed('insertion', 'ben-1;', false)];
  expect(brokenPromises(deeds, deeds, '')).toEqual([]);
  expect(brokenPromises(deeds, deeds, 'ben-1;')).toEqual([]);
  expect(brokenPromises(deeds, deeds, 'ben-1;ben-1;')).toEqual(['ben-1; stands 2 times']);
});

test('a saved word may be gone when its author has since taken it out', () => {
  const before = [deed('insertion', 'cat-1;', true)];
  const now = [...before, deed('deletion', 'cat-1;', false)];
  expect(brokenPromises(before, now, '')).toEqual([]);
});
