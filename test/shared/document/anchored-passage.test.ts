import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { anchoredPassage, standingPassage } from '#shared/document/anchored-passage.ts';
import { placeAnchor } from '#shared/document/comment-anchor.ts';
import { replaceWords } from '#shared/document/replace-words.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { toBlockId } from '#shared/ids.ts';

function commented(): Y.Doc {
  const doc = new Y.Doc();
  writeMinute(doc, [
    { kind: 'paragraph', id: toBlockId('one'), text: [{ text: 'It was ' }, { text: 'noted.' }] },
    { kind: 'paragraph', id: toBlockId('two'), text: [{ text: 'It was noted that costs rise.' }] },
  ]);
  placeAnchor(doc, 'thread', { blockId: 'two', from: 7, to: 12, quote: 'noted' });
  return doc;
}
const at = { blockId: 'two', from: 7, to: 12, quote: 'noted' };

test('a comment’s words are found by its mark, also where others are the same', () => {
  expect(anchoredPassage(commented(), 'thread')).toEqual(at);
  expect(standingPassage(commented(), 'thread', 'noted')).toEqual(at);
  expect(anchoredPassage(commented(), 'another')).toBe(null);
});

test('they are followed when words before them change, and when words are added among them', () => {
  const doc = commented();
  replaceWords(doc, { blockId: 'two', from: 0, to: 2, quote: 'It' }, 'Yesterday it');
  expect(standingPassage(doc, 'thread', 'noted')).toEqual({ ...at, from: 17, to: 22 });
});

test('words that somebody has changed do not stand any more', () => {
  const doc = commented();
  replaceWords(doc, { blockId: 'two', from: 8, to: 10, quote: 'ot' }, 'OT');
  expect(standingPassage(doc, 'thread', 'noted')).toBe(null);
  expect(anchoredPassage(doc, 'thread')?.quote).toBe('nOTed');
});

test('when the quoted words stand twice among the comment’s, nobody guesses which are meant', () => {
  for (const among of ['noted, noted', 'notednoted']) {
    const doc = commented();
    replaceWords(doc, at, among);
    expect(anchoredPassage(doc, 'thread')?.quote).toBe(among);
    expect(standingPassage(doc, 'thread', 'noted')).toBe(null);
  }
  const overlapping = commented();
  replaceWords(overlapping, at, 'anana');
  expect(standingPassage(overlapping, 'thread', 'ana')).toBe(null);
});
