import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { minuteOf, verdictOn } from '#test/harness/judging.ts';
import { firstText } from '#test/harness/test-relay.ts';

const wordsOf = (doc: Y.Doc) => firstText(doc.getXmlFragment(MINUTE_FRAGMENT));

/** A minute of very many pieces of two letters, the last of which were written first. */
function minuteOfPieces(): Y.Doc {
  const doc = minuteOf();
  doc.clientID = 5;
  doc.transact(() => {
    for (let n = 0; n < 40_000; n += 1) wordsOf(doc).insert(0, 'ab');
  });
  doc.clientID = 1;
  return doc;
}

/** What somebody writes who puts a letter between the two of so many pieces. */
function lettersWithin(doc: Y.Doc, cuts: number): Uint8Array {
  const writer = new Y.Doc();
  Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc));
  writer.clientID = 7;
  const before = Y.encodeStateVector(writer);
  const text = wordsOf(writer);
  const { length } = text;
  writer.transact(() => {
    for (let n = 0; n < cuts; n += 1) text.insert(length - 'Agreed'.length - 1 - 2 * n, 'x');
  });
  return Y.encodeStateAsUpdate(writer, before);
}

test('[R41] words within very many pieces of a large document do not come in one update', () => {
  const doc = minuteOfPieces();
  expect(verdictOn(lettersWithin(doc, 1000), { doc }).state).toBe('sound');
  expect(verdictOn(lettersWithin(doc, 4000), { doc }).state).toBe('too_large');
});
