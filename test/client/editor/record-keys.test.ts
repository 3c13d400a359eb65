import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { insertRecord } from '#client/editor/insert-record.ts';
import { backspaceAtRecord, deleteBeforeRecord, leaveRecord } from '#client/editor/record-keys.ts';
import { minuteSchema } from '#shared/document/minute-schema.ts';

const { nodes } = minuteSchema;
const words = (text: string) => (text === '' ? [] : minuteSchema.text(text));
const paragraph = (text: string) => nodes.paragraph.create(null, words(text));
const action = (text: string) => nodes.action.create({ id: 'a' }, words(text));

type Command = (state: EditorState, dispatch?: (tr: Transaction) => void) => boolean;

/** Presses a key with the caret at a place; the blocks afterwards, with `|` where the caret is. */
function press(blocks: Node[], at: number, command: Command, to = at): string[] | 'not handled' {
  const doc = nodes.doc.create(null, blocks);
  let state = EditorState.create({ doc, selection: TextSelection.create(doc, at, to) });
  const handled = command(state, (tr) => {
    state = state.apply(tr);
  });
  if (!handled) return 'not handled';
  const { $head } = state.selection;
  return state.doc.content.content.map((block, index) => {
    const text = block.textContent;
    const here = $head.index(0) === index && $head.depth === 1;
    const shown = here
      ? `${text.slice(0, $head.parentOffset)}|${text.slice($head.parentOffset)}`
      : text;
    return `${block.type.name} ${shown}`;
  });
}

test('Enter at the end of a record goes on in a new paragraph', () => {
  expect(press([action('Refine it')], 10, leaveRecord)).toEqual([
    'action Refine it',
    'paragraph |',
  ]);
});

test('Enter in the middle of a record takes the rest along, and the record stays one', () => {
  expect(press([action('Refine it'), paragraph('Next')], 7, leaveRecord)).toEqual([
    'action Refine',
    'paragraph | it',
    'paragraph Next',
  ]);
});

test('Enter before a record’s first word makes room above it and takes nothing out of it', () => {
  expect(press([action('Refine it')], 1, leaveRecord)).toEqual(['paragraph ', 'action |Refine it']);
});

test('Enter over selected words of a record replaces them', () => {
  expect(press([action('Refine it')], 1, leaveRecord, 8)).toEqual(['action ', 'paragraph |it']);
});

test('Enter elsewhere is left to the editor', () => {
  expect(press([paragraph('Views')], 3, leaveRecord)).toBe('not handled');
});

test('Backspace in an empty record turns it into a paragraph', () => {
  expect(press([action('')], 1, backspaceAtRecord)).toEqual(['paragraph |']);
});

test('Backspace at the start of a record’s words leaves the record whole', () => {
  expect(press([paragraph('Views'), action('Refine')], 8, backspaceAtRecord)).toEqual([
    'paragraph Views|',
    'action Refine',
  ]);
});

test('Backspace after a record goes into it, and takes an empty paragraph away', () => {
  expect(press([action('Refine'), paragraph('Next')], 9, backspaceAtRecord)).toEqual([
    'action Refine|',
    'paragraph Next',
  ]);
  expect(press([action('Refine'), paragraph('')], 9, backspaceAtRecord)).toEqual([
    'action Refine|',
  ]);
});

test('Delete before a record goes into it', () => {
  expect(press([paragraph('Views'), action('Refine')], 6, deleteBeforeRecord)).toEqual([
    'paragraph Views',
    'action |Refine',
  ]);
});

test('an empty paragraph becomes the record; a paragraph with words stays above it', () => {
  const decision: Command = (state, dispatch) => insertRecord(state, 'decision', 'd', dispatch);
  expect(press([paragraph('')], 1, decision)).toEqual(['decision |']);
  expect(press([paragraph('Views')], 3, decision)).toEqual(['paragraph Views', 'decision |']);
});

test('selected words turn their paragraph into the record', () => {
  const decision: Command = (state, dispatch) => insertRecord(state, 'decision', 'd', dispatch);
  expect(press([paragraph('To refine it')], 1, decision, 13)).toEqual(['decision To refine it|']);
});

test('a record is never put inside a list: it comes after it', () => {
  const list = nodes.bulletList.create(null, [nodes.listItem.create(null, [paragraph('Point')])]);
  const put: Command = (state, dispatch) => insertRecord(state, 'action', 'a', dispatch);
  expect(press([list, paragraph('Next')], 5, put)).toEqual([
    'bulletList Point',
    'action |',
    'paragraph Next',
  ]);
});
