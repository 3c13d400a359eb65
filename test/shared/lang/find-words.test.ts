import { expect, test } from 'vitest';
import { findWords, lettersOf } from '#shared/lang/find-words.ts';

const found = (text: string, words: string) =>
  findWords(text, words).map(({ from, to }) => text.slice(from, to));

test.each([
  ['as it is', 'said Dr Canary.', 'Dr Canary'],
  ['another case', 'said DR CANARY.', 'DR CANARY'],
  ['a space that does not break', 'said Dr\u00a0Canary.', 'Dr\u00a0Canary'],
  ['two spaces', 'said Dr  Canary.', 'Dr  Canary'],
  ['a new line', 'said Dr\nCanary.', 'Dr\nCanary'],
  ['a soft hyphen', 'said Dr Can\u00adary.', 'Dr Can\u00adary'],
  ['a space of no width', 'said Dr Can\u200bary.', 'Dr Can\u200bary'],
  ['a mark of the order of bytes', 'said Dr Can\ufeffary.', 'Dr Can\ufeffary'],
  ['an accent', 'said Dr Cána\u0301ry.', 'Dr Cána\u0301ry'],
  ['a mark after the last letter', 'said Dr Canary\u0301.', 'Dr Canary\u0301'],
  ['letters of full width', 'said Ｄｒ Canary.', 'Ｄｒ Canary'],
])('words are found with %s', (_, text, stretch) => {
  expect(found(text, 'Dr Canary')).toEqual([stretch]);
});

test('quotation marks and dashes are found of whatever kind', () => {
  expect(found('the ‘north–south’ plan', "'north-south'")).toEqual(['‘north–south’']);
  expect(found("the patient's own", 'patient’s')).toEqual(["patient's"]);
});

test('both ways of writing an accented letter are one', () => {
  expect(found('Ren\u00e9e spoke', 'Rene\u0301e')).toEqual(['Renée']);
  expect(found('Rene\u0301e spoke', 'Ren\u00e9e')).toEqual(['Rene\u0301e']);
});

test('part of a longer word or number is not the word', () => {
  expect(found('NHS Hillingdon CCG', 'Hill')).toEqual([]);
  expect(found('£50 and £5.', '£5')).toEqual(['£5']);
  expect(found('Hill said: Hill’s plan', 'hill')).toEqual(['Hill', 'Hill']);
});

test('nothing is found of no words', () => {
  for (const words of ['', '  ', '\u00ad']) expect(found('said Dr Canary.', words)).toEqual([]);
});

test('letters alone, for addresses', () => {
  expect(lettersOf('https://x.org/Dr-Canary_1')).toBe('httpsxorgdrcanary1');
});

test('all at once and letter by letter, text is compared the same way', () => {
  const all = Array.from({ length: 0x3100 }, (_, code) => String.fromCodePoint(code));
  for (let at = 0; at < all.length; at += 64) {
    const text = `x ${all.slice(at, at + 64).join('')} x`;
    const [stretch] = findWords(text, text);
    expect([at, stretch]).toEqual([at, { from: 0, to: text.length }]);
  }
  expect(found('Η ΟΔΟΣ ΜΑΣ', 'οδος')).toEqual(['ΟΔΟΣ']);
});
