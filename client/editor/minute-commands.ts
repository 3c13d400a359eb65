import type { Editor } from '@tiptap/core';
import { uuidv4 } from 'lib0/random';
import type { RecordKind } from '#shared/document/minute-schema.ts';
import { insertRecord } from './insert-record.ts';
import { goOnBelowTable } from './table-keys.ts';

/** Something to put into a minute, by the toolbar or by typing a slash and its name. */
export interface MinuteCommand {
  readonly name: string;
  readonly hint: string;
  /** What somebody may type for it. */
  readonly words: readonly string[];
  readonly run: (editor: Editor) => void;
}

function addRecord(editor: Editor, kind: RecordKind): void {
  insertRecord(editor.state, kind, uuidv4(), editor.view.dispatch);
  editor.commands.focus();
}

export function addTable(editor: Editor): void {
  editor
    .chain()
    .focus()
    .insertTable({ rows: 3, cols: 3, withHeaderRow: true })
    .command(({ tr }) => goOnBelowTable(tr))
    .run();
}

export const RECORD_COMMANDS: readonly MinuteCommand[] = [
  {
    name: 'Decision',
    hint: 'What the committee decided',
    words: ['decision', 'resolved', 'agreed'],
    run: (editor) => addRecord(editor, 'decision'),
  },
  {
    name: 'Action',
    hint: 'Something to be done, by somebody',
    words: ['action', 'todo', 'task'],
    run: (editor) => addRecord(editor, 'action'),
  },
  {
    name: 'Patient voice',
    hint: 'What a patient, public or lay voice said',
    words: ['voice', 'patient voice', 'contribution', 'healthwatch', 'public', 'lay'],
    run: (editor) => addRecord(editor, 'contribution'),
  },
  {
    name: 'Proposal',
    hint: 'Something put forward, and what became of it',
    words: ['proposal', 'proposed', 'motion'],
    run: (editor) => addRecord(editor, 'proposal'),
  },
];

const TEXT_COMMANDS: readonly MinuteCommand[] = [
  {
    name: 'Heading',
    hint: 'A heading inside this item',
    words: ['heading', 'title'],
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'Smaller heading',
    hint: 'A heading below that',
    words: ['smaller heading', 'subheading'],
    run: (editor) => editor.chain().focus().toggleHeading({ level: 4 }).run(),
  },
  {
    name: 'List',
    hint: 'Points with bullets',
    words: ['list', 'bullets', 'points'],
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'Numbered list',
    hint: 'Points with numbers',
    words: ['numbered list', 'numbers'],
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  { name: 'Table', hint: 'Rows and columns', words: ['table', 'grid'], run: addTable },
];

/** The commands that what was typed may mean, the closest first. */
export function commandsFor(typed: string, records: boolean): readonly MinuteCommand[] {
  const query = typed.trim().toLowerCase();
  const all = records ? [...RECORD_COMMANDS, ...TEXT_COMMANDS] : TEXT_COMMANDS;
  const begins = all.filter(({ words }) => words.some((word) => word.startsWith(query)));
  const holds = all.filter(
    (one) => !begins.includes(one) && one.words.some((word) => word.includes(query)),
  );
  return [...begins, ...holds];
}
