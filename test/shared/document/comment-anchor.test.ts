import { expect, test } from 'vitest';
import { initProseMirrorDoc, prosemirrorToYXmlFragment } from 'y-prosemirror';
import * as Y from 'yjs';
import { commentAttribute, placeAnchor } from '#shared/document/comment-anchor.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { minuteSchema } from '#shared/document/minute-schema.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { toBlockId } from '#shared/ids.ts';

const paragraph = (id: string, text: string): MinuteBlock => ({
  kind: 'paragraph',
  id: toBlockId(id),
  text: text === '' ? [] : [{ text }],
});

function minute(...blocks: MinuteBlock[]): Y.Doc {
  const doc = new Y.Doc();
  writeMinute(doc, blocks);
  return doc;
}

/** The words under a thread's mark. */
function marked(doc: Y.Doc, threadId: string): string {
  return readMinute(doc)
    .flatMap((block) => ('text' in block ? block.text : []))
    .filter((run) => run.comments?.some((one) => one === threadId))
    .map((run) => run.text)
    .join('');
}

test('a passage is marked where it was read', () => {
  const doc = minute(paragraph('a', 'One two two three'));
  expect(placeAnchor(doc, 't1', { blockId: 'a', from: 8, to: 11, quote: 'two' })).toBe(true);
  expect(readMinute(doc)[0]).toMatchObject({
    text: [{ text: 'One two ' }, { text: 'two', comments: ['t1'] }, { text: ' three' }],
  });
});

test('words that moved within their paragraph are found again', () => {
  const doc = minute(paragraph('a', 'Before: the pot is shared'));
  expect(placeAnchor(doc, 't1', { blockId: 'a', from: 0, to: 7, quote: 'the pot' })).toBe(true);
  expect(marked(doc, 't1')).toBe('the pot');
});

test('words that a split carried into another paragraph are found there', () => {
  const doc = minute(paragraph('a', 'First'), paragraph('b', 'the pot is shared'));
  expect(placeAnchor(doc, 't1', { blockId: 'a', from: 6, to: 13, quote: 'the pot' })).toBe(true);
  expect(marked(doc, 't1')).toBe('the pot');
});

test('words that stand nowhere, or in two places, are not guessed', () => {
  const doc = minute(paragraph('a', 'x'), paragraph('b', 'the pot'), paragraph('c', 'the pot'));
  const before = Y.encodeStateAsUpdate(doc);
  expect(placeAnchor(doc, 't1', { blockId: 'a', from: 0, to: 7, quote: 'the pot' })).toBe(false);
  expect(placeAnchor(doc, 't1', { blockId: 'a', from: 0, to: 4, quote: 'gone' })).toBe(false);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('two comments may overlap', () => {
  const doc = minute(paragraph('a', 'One two three'));
  placeAnchor(doc, 't1', { blockId: 'a', from: 0, to: 7, quote: 'One two' });
  placeAnchor(doc, 't2', { blockId: 'a', from: 4, to: 13, quote: 'two three' });
  expect([marked(doc, 't1'), marked(doc, 't2')]).toEqual(['One two', 'two three']);
});

test('the mark is stored under the name that y-prosemirror itself would give it', () => {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment('content');
  const mark = minuteSchema.mark('comment', { threadId: 't1' });
  const node = minuteSchema.node('doc', null, [
    minuteSchema.node('paragraph', null, [minuteSchema.text('words', [mark])]),
  ]);
  prosemirrorToYXmlFragment(node, fragment);
  const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  expect(Object.keys(text.toDelta()[0].attributes)).toEqual([commentAttribute('t1')]);
  expect(initProseMirrorDoc(fragment, minuteSchema).doc.eq(node)).toBe(true);
});

test('a passage that ends within a character is refused, because marking it would change the words', () => {
  const doc = minute(paragraph('a', 'Well 😀 done'));
  for (const quote of ['Well \ud83d', '\ude00 done']) {
    const from = 'Well 😀 done'.indexOf(quote);
    const passage = { blockId: 'a', from, to: from + quote.length, quote };
    expect(placeAnchor(doc, 't1', passage)).toBe(false);
  }
  expect(placeAnchor(doc, 't1', { blockId: 'a', from: 0, to: 7, quote: 'Well 😀' })).toBe(true);
  expect(marked(doc, 't1')).toBe('Well 😀');
});
