import { expect, test } from 'vitest';
import { ySyncPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import { ownUndoOf } from '#client/editor/own-undo.ts';
import { readMinute } from '#shared/document/read-minute.ts';

/** What the editor does to the document, as far as undo can tell. */
const act = (doc: Y.Doc, change: () => void) => doc.transact(change, ySyncPluginKey);

function addAction(doc: Y.Doc): { element: Y.XmlElement; text: Y.XmlText } {
  const element = new Y.XmlElement('action');
  const text = new Y.XmlText();
  element.insert(0, [text]);
  act(doc, () => doc.getXmlFragment('content').push([element]));
  return { element, text };
}

test('undo takes back one’s own work and leaves what others wrote', () => {
  const doc = new Y.Doc();
  const undo = ownUndoOf(doc);
  const { text } = addAction(doc);
  undo.stopCapturing();
  act(doc, () => text.insert(0, 'mine'));
  doc.transact(() => text.insert(4, ' theirs'), 'server');
  undo.undo();
  expect(readMinute(doc)).toMatchObject([{ text: [{ text: ' theirs' }] }]);
});

test('undoing a new record leaves it standing while somebody else’s words are in it', () => {
  const doc = new Y.Doc();
  const undo = ownUndoOf(doc);
  const { text } = addAction(doc);
  doc.transact(() => text.insert(0, 'theirs'), 'server');
  undo.undo();
  expect(readMinute(doc)).toMatchObject([{ kind: 'action', text: [{ text: 'theirs' }] }]);
});

test('a block keeps the id it was given, whatever else is undone', () => {
  const doc = new Y.Doc();
  const undo = ownUndoOf(doc);
  const { element, text } = addAction(doc);
  undo.stopCapturing();
  act(doc, () => {
    text.insert(0, 'mine');
    element.setAttribute('id', 'a');
  });
  undo.undo();
  expect(readMinute(doc)).toMatchObject([{ kind: 'action', id: 'a', text: [] }]);
});

test('a deleted record comes back with its id', () => {
  const doc = new Y.Doc();
  const undo = ownUndoOf(doc);
  const { element } = addAction(doc);
  act(doc, () => element.setAttribute('id', 'a'));
  undo.stopCapturing();
  act(doc, () => doc.getXmlFragment('content').delete(0, 1));
  expect(readMinute(doc)).toEqual([]);
  undo.undo();
  expect(readMinute(doc)).toMatchObject([{ kind: 'action', id: 'a' }]);
});

test('the history outlives the editor that was open on it', () => {
  const doc = new Y.Doc();
  const { text } = addAction(doc);
  ownUndoOf(doc);
  act(doc, () => text.insert(0, 'mine'));
  ownUndoOf(doc).destroy();
  ownUndoOf(doc).undo();
  expect(readMinute(doc)).toMatchObject([{ kind: 'action', text: [] }]);
});
