import { Extension } from '@tiptap/core';
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import { createValueStore, type ReadableStore } from '#client/connection/value-store.ts';
import { commandsFor, type MinuteCommand } from './minute-commands.ts';

/** The open menu, as its list draws it. */
export interface SlashMenuState {
  readonly commands: readonly MinuteCommand[];
  readonly selected: number;
  /** Where the slash stands, in the window. */
  readonly at: DOMRect | null;
  readonly choose: (index: number) => void;
}

export interface SlashMenu {
  readonly extension: Extension;
  readonly open: ReadableStore<SlashMenuState | null>;
  readonly listId: string;
  readonly optionId: (index: number) => string;
}

/** A slash at the start of a word opens a list of what can be put in. The text keeps focus throughout: it
 *  becomes a combobox that owns the list, and arrows move through the list. */
export function createSlashMenu(listId: string, records: boolean): SlashMenu {
  const open = createValueStore<SlashMenuState | null>(null);
  const optionId = (index: number) => `${listId}-${index}`;

  const show = (props: SuggestionProps<MinuteCommand, MinuteCommand>, selected: number) => {
    const commands = props.items;
    if (commands.length === 0) {
      hide(props.editor.view.dom);
      return;
    }
    open.set({
      commands,
      selected,
      at: props.clientRect?.() ?? null,
      choose: (index) => {
        const command = commands[index];
        if (command !== undefined) props.command(command);
      },
    });
    own(props.editor.view.dom, listId, optionId(selected));
  };
  const hide = (text: HTMLElement) => {
    open.set(null);
    disown(text);
  };

  const extension = Extension.create({
    name: 'slashMenu',
    // The open menu hears Enter and the arrows first.
    priority: 900,
    addProseMirrorPlugins() {
      return [
        Suggestion<MinuteCommand, MinuteCommand>({
          editor: this.editor,
          char: '/',
          items: ({ query }) => [...commandsFor(query, records)],
          allow: ({ state }) => state.selection.$from.parent.type.name === 'paragraph',
          command: ({ editor, range, props: command }) => {
            editor.chain().focus().deleteRange(range).run();
            command.run(editor);
          },
          render: () => {
            let last: SuggestionProps<MinuteCommand, MinuteCommand> | null = null;
            return {
              onUpdate: (props) => {
                last = props;
                if (!props.loading) show(props, 0);
              },
              onExit: (props) => hide(props.editor.view.dom),
              onKeyDown: ({ event }) => {
                const state = open.get();
                if (state === null || last === null) return false;
                const count = state.commands.length;
                if (event.key === 'ArrowDown') show(last, (state.selected + 1) % count);
                else if (event.key === 'ArrowUp') show(last, (state.selected + count - 1) % count);
                else if (event.key === 'Enter' || event.key === 'Tab') state.choose(state.selected);
                else if (event.key === 'Escape') hide(last.editor.view.dom);
                else return false;
                return true;
              },
            };
          },
        }),
      ];
    },
  });
  return { extension, open, listId, optionId };
}

/** While the menu is open the text is a combobox: only that role may have a list that expands. */
function own(text: HTMLElement, listId: string, optionId: string): void {
  text.setAttribute('role', 'combobox');
  text.removeAttribute('aria-multiline');
  text.setAttribute('aria-haspopup', 'listbox');
  text.setAttribute('aria-autocomplete', 'list');
  text.setAttribute('aria-expanded', 'true');
  text.setAttribute('aria-controls', listId);
  text.setAttribute('aria-activedescendant', optionId);
}

function disown(text: HTMLElement): void {
  text.setAttribute('role', 'textbox');
  text.setAttribute('aria-multiline', 'true');
  for (const name of ['haspopup', 'autocomplete', 'expanded', 'controls', 'activedescendant']) {
    text.removeAttribute(`aria-${name}`);
  }
}
