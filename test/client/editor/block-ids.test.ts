import { type Node, Slice } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { ySyncPluginKey } from 'y-prosemirror';
import { type BlockIdDeps, blockIdsPlugin, idRepairs } from '#client/editor/block-ids.ts';
import { minuteSchema } from '#shared/document/minute-schema.ts';

const { nodes } = minuteSchema;
const paragraph = (id: string | null, text: string) =>
  nodes.paragraph.create({ id }, text === '' ? [] : minuteSchema.text(text));
const action = (id: string | null, text: string) =>
  nodes.action.create({ id }, minuteSchema.text(text));
const doc = (...blocks: Node[]) => nodes.doc.create(null, blocks);

function deps(taken: readonly string[] = []): BlockIdDeps {
  let n = 0;
  return {
    newId: () => {
      n += 1;
      return `new-${n}`;
    },
    isTakenElsewhere: (id) => taken.includes(id),
  };
}

/** The ids of all blocks after an edit and its repair, in the order of the text. */
function idsAfter(before: Node, edit: (tr: Transaction) => void, taken?: readonly string[]) {
  const tr = EditorState.create({ doc: before }).tr;
  edit(tr);
  for (const { at, id } of idRepairs(before, tr.doc, tr.mapping.maps, deps(taken))) {
    tr.setNodeAttribute(at, 'id', id);
  }
  const ids: unknown[] = [];
  tr.doc.descendants((node) => {
    if ('id' in node.attrs) ids.push(node.attrs.id);
  });
  return ids;
}

test('a block without an id is given one', () => {
  const before = doc(paragraph(null, 'Views differ.'), action(null, 'Refine it'));
  expect(idsAfter(before, (tr) => tr.insertText('x', 1))).toEqual(['new-1', 'new-2']);
});

test('of a paragraph split in two, the first half keeps the id', () => {
  const before = doc(paragraph('a', 'Views differ.'));
  expect(idsAfter(before, (tr) => tr.split(6))).toEqual(['a', 'new-1']);
});

test('a copy gets an id of its own, even when it is put before the original', () => {
  const original = action('a', 'Refine it');
  const before = doc(paragraph('p', 'One'), original);
  expect(idsAfter(before, (tr) => tr.insert(before.content.size, original))).toEqual([
    'p',
    'a',
    'new-1',
  ]);
  expect(idsAfter(before, (tr) => tr.insert(0, original))).toEqual(['new-1', 'p', 'a']);
});

test('a record that was cut keeps its id where it is pasted', () => {
  const before = doc(paragraph('p', 'One'));
  expect(idsAfter(before, (tr) => tr.insert(5, action('a', 'Refine it')))).toEqual(['p', 'a']);
});

test('a record copied from another item of the meeting gets an id of its own', () => {
  const before = doc(paragraph('p', 'One'));
  const paste = (tr: Transaction) => tr.insert(5, action('a', 'Refine it'));
  expect(idsAfter(before, paste, ['a'])).toEqual(['p', 'new-1']);
});

test('a block that was here all along keeps its id, whatever another document holds', () => {
  const before = doc(action('a', 'Refine it'));
  expect(idsAfter(before, (tr) => tr.insertText('!', 1), ['a'])).toEqual(['a']);
});

test('pasted twice at once, the first keeps the id', () => {
  const before = doc(paragraph('p', ''));
  const twice = new Slice(doc(action('a', 'One'), action('a', 'One')).content, 0, 0);
  expect(idsAfter(before, (tr) => tr.replace(0, 2, twice))).toEqual(['a', 'new-1']);
});

test('a list item’s paragraphs are blocks too', () => {
  const list = nodes.bulletList.create(null, [
    nodes.listItem.create(null, [paragraph(null, 'One')]),
    nodes.listItem.create(null, [paragraph('b', 'Two')]),
  ]);
  expect(idsAfter(doc(list), (tr) => tr.insertText('x', 3))).toEqual(['new-1', 'b']);
});

test('what arrives from others is left as it is; the next own change repairs it', () => {
  const state = EditorState.create({
    doc: doc(paragraph(null, 'Views')),
    plugins: [blockIdsPlugin(deps())],
  });
  const remote = state.tr.insertText('!', 6).setMeta(ySyncPluginKey, { isChangeOrigin: true });
  const after = state.apply(remote);
  expect(after.doc.firstChild?.attrs.id).toBeNull();
  expect(after.apply(after.tr.insertText('?', 7)).doc.firstChild?.attrs.id).toBe('new-1');
});
