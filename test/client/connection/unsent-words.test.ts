import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ownWriting, unsentWords } from '#client/connection/unsent-words.ts';

function paragraph(doc: Y.Doc, words: string): Y.XmlText {
  const text = new Y.XmlText(words);
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [text]);
  doc.getXmlFragment('content').push([element]);
  return text;
}

/** Two people in one text: what the other wrote is in it, and is not ours. */
function shared(): { doc: Y.Doc; theirs: Y.XmlText } {
  const other = new Y.Doc();
  paragraph(other, 'Theirs.');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  const theirs = (doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  return { doc, theirs };
}

test('what was written here and not sent is given back, and nothing that others wrote', () => {
  const { doc, theirs } = shared();
  paragraph(doc, 'Sent before.');
  const safe = ownWriting(doc);
  theirs.insert(6, ', and mine');
  const mine = paragraph(doc, 'A new');
  mine.insert(5, ' thought');
  expect(unsentWords(doc, safe)).toBe(', and mine\nA new thought');
  expect(unsentWords(doc, 0)).toContain('Sent before.');
  expect(unsentWords(doc, 0)).not.toContain('Theirs');
});

test('what was taken back again is not given', () => {
  const { doc } = shared();
  const safe = ownWriting(doc);
  const mine = paragraph(doc, 'Kept and regretted');
  mine.delete(4, 14);
  expect(unsentWords(doc, safe)).toBe('Kept');
  mine.delete(0, 4);
  expect(unsentWords(doc, safe)).toBe('');
});

test('a word that was half sent is given from where the server has it no more', () => {
  const doc = new Y.Doc();
  const text = paragraph(doc, 'half');
  const safe = ownWriting(doc);
  text.insert(4, ' a word');
  expect(unsentWords(doc, safe)).toBe(' a word');
});
