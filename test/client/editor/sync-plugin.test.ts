import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { type HeadlessEditor, openHeadlessEditor } from '#test/harness/headless-editor.ts';

/** A paragraph of two lines and one of a single word, with the break between the lines selected. */
function breakSelected(): { doc: Y.Doc; editor: HeadlessEditor } {
  const doc = new Y.Doc();
  const [lines, single] = [new Y.XmlElement('paragraph'), new Y.XmlElement('paragraph')];
  doc.getXmlFragment(MINUTE_FRAGMENT).insert(0, [lines, single]);
  lines.insert(0, [new Y.XmlText('above'), new Y.XmlElement('hardBreak'), new Y.XmlText('below')]);
  single.insert(0, [new Y.XmlText('single')]);
  const editor = openHeadlessEditor(doc);
  selectNode(editor, 6);
  return { doc, editor };
}

function selectNode(editor: HeadlessEditor, at: number): void {
  editor.run((state, dispatch) => {
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, at)));
    return true;
  });
}

function type(editor: HeadlessEditor, words: string): void {
  editor.run((state, dispatch) => {
    dispatch?.(state.tr.insertText(words));
    return true;
  });
}

/** Somebody else changes the document. */
function elsewhere(doc: Y.Doc, change: (lines: Y.XmlElement, root: Y.XmlFragment) => void): void {
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
  const root = theirs.getXmlFragment(MINUTE_FRAGMENT);
  change(root.get(0) as Y.XmlElement, root);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
}

test('what was selected and is taken out leaves the caret in its place, and others’ words alone', () => {
  const { doc, editor } = breakSelected();
  elsewhere(doc, (lines) => {
    lines.delete(1, 1);
    (lines.get(1) as Y.XmlText).insert(5, ' and more');
  });
  type(editor, '|');
  expect(editor.state.doc.textContent).toBe('above|below and moresingle');
});

test('what was selected at the end of a text that is taken out does not stop the editor', () => {
  const { doc, editor } = breakSelected();
  elsewhere(doc, (lines) => {
    lines.delete(1, 2);
    lines.insert(0, [new Y.XmlText('new ')]);
  });
  expect(editor.state.doc.textContent).toBe('new abovesingle');
  type(editor, '|');
  expect(editor.state.doc.textContent).toBe('new above|single');
});

test('a whole block that was selected and is taken out does not hand its selection to the next', () => {
  const { doc, editor } = breakSelected();
  selectNode(editor, 0);
  elsewhere(doc, (_, root) => root.delete(0, 1));
  expect(editor.state.selection).toBeInstanceOf(TextSelection);
  type(editor, '|');
  expect(editor.state.doc.textContent).toBe('|single');
});

test('what was selected and still stands stays selected, whatever is written around it', () => {
  const { doc, editor } = breakSelected();
  elsewhere(doc, (lines) => {
    lines.insert(1, [new Y.XmlElement('hardBreak'), new Y.XmlText('between')]);
  });
  expect(editor.state.selection).toBeInstanceOf(NodeSelection);
  type(editor, '|');
  expect(editor.state.doc.textContent).toBe('abovebetween|belowsingle');
});
