import './editor.scss';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { Button, Group, Separator, Toolbar } from 'react-aria-components';
import { LinkButton } from './link-button.tsx';
import { RECORD_COMMANDS } from './minute-commands.ts';
import { TableButton } from './table-button.tsx';
import { ToolIcon, type ToolIconName } from './tool-icon.tsx';

/** The one toolbar of a page: it acts on the text that was last written in. Escape goes back to it. */
export function MinuteToolbar({
  editor,
  records = true,
}: {
  readonly editor: Editor | null;
  /** Whether decisions, actions and the like belong in these texts. */
  readonly records?: boolean;
}) {
  const active = useEditorState({
    editor,
    selector: ({ editor: one }) => ({
      bold: one?.isActive('bold') ?? false,
      italic: one?.isActive('italic') ?? false,
      heading: one?.isActive('heading') ?? false,
      bullets: one?.isActive('bulletList') ?? false,
      numbers: one?.isActive('orderedList') ?? false,
    }),
  });
  const tool = (
    name: string,
    icon: ToolIconName,
    run: (editor: Editor) => void,
    pressed?: boolean,
  ) => <Tool editor={editor} name={name} icon={icon} run={run} pressed={pressed} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard for all the buttons inside
    <div
      className="toolbar-strip"
      data-minute-toolbar=""
      // While every button is off, the strip itself can be reached, to be scrolled on a narrow screen.
      {...(editor === null
        ? { role: 'group', tabIndex: 0, 'aria-label': 'Writing tools: go to a text to use them' }
        : {})}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) editor?.commands.focus();
      }}
    >
      <Toolbar className="toolbar" aria-label="Text and records">
        <Group className="toolbar__group" aria-label="Text">
          {tool('Bold', 'bold', (one) => one.chain().focus().toggleBold().run(), active?.bold)}
          {tool(
            'Italic',
            'italic',
            (one) => one.chain().focus().toggleItalic().run(),
            active?.italic,
          )}
          {tool(
            'Heading',
            'heading',
            (one) => one.chain().focus().toggleHeading({ level: 3 }).run(),
            active?.heading,
          )}
          {tool(
            'Bulleted list',
            'bullets',
            (one) => one.chain().focus().toggleBulletList().run(),
            active?.bullets,
          )}
          {tool(
            'Numbered list',
            'numbers',
            (one) => one.chain().focus().toggleOrderedList().run(),
            active?.numbers,
          )}
          <TableButton editor={editor} />
          <LinkButton editor={editor} />
        </Group>
        <Separator orientation="vertical" className="toolbar__line" />
        <Group className="toolbar__group" aria-label="Undo and redo">
          {tool('Undo', 'undo', (one) => one.chain().undo().focus().run())}
          {tool('Redo', 'redo', (one) => one.chain().redo().focus().run())}
        </Group>
        {records ? (
          <>
            <Separator orientation="vertical" className="toolbar__line" />
            <Group className="toolbar__group" aria-label="Records">
              {RECORD_COMMANDS.map((command) => (
                <Button
                  key={command.name}
                  className={`tool tool--words tool--${command.words[0]}`}
                  aria-label={`Add: ${command.name}`}
                  isDisabled={editor === null}
                  onPress={() => editor !== null && command.run(editor)}
                >
                  {command.name}
                </Button>
              ))}
            </Group>
          </>
        ) : null}
      </Toolbar>
    </div>
  );
}

function Tool({
  editor,
  name,
  icon,
  run,
  pressed,
}: {
  readonly editor: Editor | null;
  readonly name: string;
  readonly icon: ToolIconName;
  readonly run: (editor: Editor) => void;
  readonly pressed?: boolean | undefined;
}): ReactNode {
  return (
    <Button
      className="tool"
      aria-label={name}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      isDisabled={editor === null}
      onPress={() => editor !== null && run(editor)}
    >
      <ToolIcon name={icon} />
      <span className="tool__tip" aria-hidden="true">
        {name}
      </span>
    </Button>
  );
}
