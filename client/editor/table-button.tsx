import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { addTable } from './minute-commands.ts';
import { ToolIcon } from './tool-icon.tsx';

type Step = readonly [name: string, run: (editor: Editor) => void];

const INSIDE: readonly Step[] = [
  ['Add a row above', (editor) => editor.chain().focus().addRowBefore().run()],
  ['Add a row below', (editor) => editor.chain().focus().addRowAfter().run()],
  ['Add a column before', (editor) => editor.chain().focus().addColumnBefore().run()],
  ['Add a column after', (editor) => editor.chain().focus().addColumnAfter().run()],
  ['Header row on or off', (editor) => editor.chain().focus().toggleHeaderRow().run()],
  ['Remove this row', (editor) => editor.chain().focus().deleteRow().run()],
  ['Remove this column', (editor) => editor.chain().focus().deleteColumn().run()],
  ['Remove the table', (editor) => editor.chain().focus().deleteTable().run()],
];
const OUTSIDE: readonly Step[] = [['Put in a table', addTable]];

/** A table, or, with the caret in one, what can be done to it: all of it by keyboard. */
export function TableButton({ editor }: { readonly editor: Editor | null }) {
  const inside = useEditorState({
    editor,
    selector: ({ editor: one }) => one?.isActive('table') ?? false,
  });
  const steps = inside === true ? INSIDE : OUTSIDE;
  return (
    <MenuTrigger>
      <Button className="tool" aria-label="Table" isDisabled={editor === null}>
        <ToolIcon name="table" />
        <span className="tool__tip" aria-hidden="true">
          Table
        </span>
      </Button>
      <Popover className="choices">
        <Menu
          className="choices__list"
          onAction={(name) => {
            const run = steps.find(([one]) => one === name)?.[1];
            // After the menu has closed and given focus back, so that the text keeps it.
            if (editor !== null && run !== undefined) setTimeout(() => run(editor), 50);
          }}
        >
          {steps.map(([name]) => (
            <MenuItem className="choices__item" key={name} id={name}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
