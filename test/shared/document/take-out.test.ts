import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainText } from '#shared/document/minute-content.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { replaceWords } from '#shared/document/replace-words.ts';
import { withSpaceBeside } from '#shared/document/take-out.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { toBlockId } from '#shared/ids.ts';

/** What a paragraph says when a passage has gone from it. */
function without(text: string, quote: string): string {
  const doc = new Y.Doc();
  writeMinute(doc, [{ kind: 'paragraph', id: toBlockId('one'), text: [{ text }] }]);
  const from = text.indexOf(quote);
  const passage = { blockId: 'one', from, to: from + quote.length, quote };
  expect(replaceWords(doc, withSpaceBeside(doc, passage), '')).toBe(true);
  const [block] = readMinute(doc);
  return block !== undefined && 'text' in block ? plainText(block.text) : '';
}

test.each([
  ['in the middle', 'The old plan was agreed.', 'old', 'The plan was agreed.'],
  ['at the beginning', 'Sadly the plan failed.', 'Sadly', 'the plan failed.'],
  ['before a full stop', 'It was agreed at once.', 'at once', 'It was agreed.'],
  ['at the end', 'It was agreed today', 'today', 'It was agreed'],
  ['with a space of their own', 'The old plan', 'old ', 'The plan'],
  ['inside a word', 'The plan (old) stands', 'old', 'The plan () stands'],
  ['all there is', 'Agreed.', 'Agreed.', ''],
])('words that go %s leave no space behind', (_, text, quote, left) => {
  expect(without(text, quote)).toBe(left);
});
