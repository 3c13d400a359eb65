import { expect, test } from 'vitest';
import { withSpaceBeside } from '#shared/document/space-beside.ts';

/** How a text reads without words, and with others in their place. */
function without(text: string, quote: string, words = ''): string {
  const from = text.indexOf(quote);
  const change = withSpaceBeside(text, { from, quote, words });
  expect(text.slice(change.from, change.from + change.quote.length)).toBe(change.quote);
  return text.slice(0, change.from) + change.words + text.slice(change.from + change.quote.length);
}

test('words that go take one space with them, and no more', () => {
  const text = 'Members heard, of both risks.';
  expect(without(text, 'both')).toBe('Members heard, of risks.');
  expect(without(text, 'heard')).toBe('Members, of both risks.');
  expect(without(text, 'Members')).toBe('heard, of both risks.');
  expect(without(text, 'risks.')).toBe('Members heard, of both ');
  expect(without(text, 'both ')).toBe('Members heard, of risks.');
  expect(without(text, ' both')).toBe('Members heard, of risks.');
  expect(without(text, 'oth')).toBe('Members heard, of b risks.');
  expect(without(text, text)).toBe('');
});

test('nothing else that is changed is widened', () => {
  expect(without('Of both risks.', 'both', 'all')).toBe('Of all risks.');
  expect(without('Of  risks.', ' ')).toBe('Of risks.');
});
