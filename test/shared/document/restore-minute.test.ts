import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { canonicalBlocks } from '#shared/document/canonical.ts';
import { placeAnchor } from '#shared/document/comment-anchor.ts';
import { minuteFault } from '#shared/document/document-fault.ts';
import type { MinuteBlock, TextRun } from '#shared/document/minute-content.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { restoreMinute } from '#shared/document/restore-minute.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { action, decision, said } from '#test/harness/blocks.ts';
import { anyMinute } from '#test/harness/minute-arbitrary.ts';

const minute = (blocks: readonly MinuteBlock[]): Y.Doc => {
  const doc = new Y.Doc();
  writeMinute(doc, blocks);
  return doc;
};
const textOf = (doc: Y.Doc, at: number): readonly TextRun[] => {
  const block = readMinute(doc)[at];
  return block !== undefined && 'text' in block ? block.text : [];
};

test('any minute says again what any other version says', () => {
  fc.assert(
    fc.property(anyMinute, anyMinute, (now, version) => {
      const doc = minute(now);
      const wanted = canonicalBlocks(readMinute(minute(version)));
      restoreMinute(doc, wanted);
      expect(canonicalBlocks(readMinute(doc))).toEqual(wanted);
      expect(minuteFault(doc)).toBe(minuteFault(minute(version)));
      expect(restoreMinute(doc, wanted)).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test('words that stand in both versions keep the comment on them', () => {
  const doc = minute([said('a', 'The board agreed the new plan today.')]);
  placeAnchor(doc, 'thread', { blockId: 'a', from: 4, to: 16, quote: 'board agreed' });
  restoreMinute(doc, [said('a', 'The board agreed the old plan.'), said('b', 'It closed.')]);
  expect(textOf(doc, 0)).toEqual([
    { text: 'The ' },
    { text: 'board agreed', comments: ['thread'] },
    { text: ' the old plan.' },
  ]);
  expect(textOf(doc, 1)).toEqual([{ text: 'It closed.' }]);
});

test('a record that was deleted returns with its id, and a later one goes', () => {
  const doc = minute([said('a', 'One.'), decision('late', 'Agreed.')]);
  const version = [said('a', 'One.'), action('early', 'Report back.', 'Finance')];
  restoreMinute(doc, version);
  expect(canonicalBlocks(readMinute(doc))).toEqual(version);
});

test('what another person writes meanwhile in a block that stays is not lost', () => {
  const doc = minute([said('a', 'The new plan stands.'), said('b', 'Two.')]);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  restoreMinute(doc, [said('a', 'The old plan stands.'), said('b', 'Two.')]);
  const block = other.getXmlFragment(MINUTE_FRAGMENT).get(1) as Y.XmlElement;
  (block.get(0) as Y.XmlText).insert(4, ' And more.');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect([textOf(doc, 0), textOf(doc, 1)]).toEqual([
    [{ text: 'The old plan stands.' }],
    [{ text: 'Two. And more.' }],
  ]);
});

test('a line is broken again as the editor breaks it', () => {
  const doc = minute([said('a', 'One two')]);
  restoreMinute(doc, [said('a', 'One\ntwo')]);
  const block = doc.getXmlFragment(MINUTE_FRAGMENT).get(0) as Y.XmlElement;
  expect(block.toString()).toContain('One<hardbreak></hardbreak>two');
});
