import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { besideTable, goOnBelowTable } from '#client/editor/table-keys.ts';
import { minuteSchema } from '#shared/document/minute-schema.ts';

const { nodes } = minuteSchema;
const paragraph = (text: string) => nodes.paragraph.create(null, minuteSchema.text(text));
const row = (...words: string[]) =>
  nodes.tableRow.create(
    null,
    words.map((one) => nodes.tableCell.create(null, [paragraph(one)])),
  );
const table = nodes.table.create(null, [row('a', 'b'), row('c', 'd')]);

function caretIn(blocks: Node[], word: string): EditorState {
  const doc = nodes.doc.create(null, blocks);
  let at = 0;
  doc.descendants((node, place) => {
    if (node.isText && node.text === word) at = place;
  });
  return EditorState.create({ doc, selection: TextSelection.create(doc, at) });
}

test('the caret goes from the last row of a table to beside it, whichever the column', () => {
  for (const word of ['c', 'd']) {
    const beside = besideTable(caretIn([table], word), 1);
    expect(beside?.head).toBe(table.nodeSize);
    expect(beside?.$head.depth).toBe(0);
  }
  expect(besideTable(caretIn([table], 'b'), -1)?.head).toBe(0);
});

test('what stands below a table is where the caret goes', () => {
  const beside = besideTable(caretIn([table, paragraph('Next')], 'c'), 1);
  expect(beside?.$head.parent.textContent).toBe('Next');
});

test('inside a table, and outside of one, arrows are left to the editor', () => {
  expect(besideTable(caretIn([table], 'a'), 1)).toBeNull();
  expect(besideTable(caretIn([table], 'c'), -1)).toBeNull();
  expect(besideTable(caretIn([paragraph('Views'), table], 'Views'), 1)).toBeNull();
});

test('a table at the end of a text gets a paragraph below it, any other does not', () => {
  const atEnd = caretIn([table], 'a').tr;
  goOnBelowTable(atEnd);
  expect(atEnd.doc.lastChild?.type.name).toBe('paragraph');
  const between = caretIn([table, paragraph('Next')], 'a').tr;
  goOnBelowTable(between);
  expect(between.doc.childCount).toBe(2);
});
