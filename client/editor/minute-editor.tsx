import './editor.scss';
import OfficePaste from '@intevation/tiptap-extension-office-paste';
import type { Editor } from '@tiptap/core';
import { Gapcursor, Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { uuidv4 } from 'lib0/random';
import { type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { LiveDocument } from '#client/connection/live-document.ts';
import { createBlockIds } from './block-ids.ts';
import { createCollaboration } from './collaboration.ts';
import { withoutStyleSheets } from './pasted-html.ts';
import { RecordKeys } from './record-keys.ts';
import { recordViews } from './record-views.ts';
import { createMinuteSchemaExtensions } from './schema-extensions.ts';
import { createSlashMenu } from './slash-menu.ts';
import { SlashMenuList } from './slash-menu-list.tsx';
import { styleNonce } from './style-nonce.ts';
import { TableKeys } from './table-keys.ts';
import { DraftsContext, useKeptAtTheEnd } from './use-field-draft.ts';
import { createWalkKeys, type Direction } from './walk-keys.ts';

export interface CaretPlace {
  readonly from: number;
  readonly to: number;
}

export interface MinuteEditorProps {
  /** The open document. Its content has arrived: an editor made earlier would write over it. */
  readonly live: LiveDocument;
  /** What the text is called to those who do not see it: the item's title. */
  readonly label: string;
  readonly meetingId: string;
  readonly placeholder?: string;
  /** Whether decisions, actions and the like belong in this text. */
  readonly records?: boolean;
  /** Where the caret goes when the editor appears, if it is to have it. */
  readonly caret?: 'start' | 'end' | null;
  /** Where somebody was in this text when it closed under their hands: there they are again when it is back. */
  readonly place?: RefObject<CaretPlace | null>;
  readonly onFocus?: (editor: Editor) => void;
  readonly onGone?: (editor: Editor) => void;
  readonly onWrite?: () => void;
  readonly onLeave?: (direction: Direction) => boolean;
  readonly isTakenElsewhere?: (id: string) => boolean;
}

/** One minute as a live, co-edited text. */
export function MinuteEditor(props: MinuteEditorProps) {
  const { live, label, meetingId, placeholder = '', caret = null, place } = props;
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const now = useRef(props);
  now.current = props;
  const menu = useRef(createSlashMenu(`slash-${id}`, props.records ?? true)).current;

  const editor = useEditor(
    {
      injectNonce: styleNonce(),
      extensions: [
        ...createMinuteSchemaExtensions(meetingId, recordViews),
        createCollaboration(live),
        createBlockIds({
          newId: uuidv4,
          isTakenElsewhere: (one) => now.current.isTakenElsewhere?.(one) ?? false,
        }),
        RecordKeys,
        TableKeys,
        menu.extension,
        createWalkKeys({
          onLeave: (direction) => now.current.onLeave?.(direction) ?? false,
          onToolbar: focusToolbar,
        }),
        Gapcursor,
        Placeholder.configure({ placeholder }),
        OfficePaste,
      ],
      editorProps: {
        transformPastedHTML: withoutStyleSheets,
        // The bar above stays in sight, and no caret is to be under it.
        scrollMargin: { top: 130, bottom: 40, left: 5, right: 5 },
        scrollThreshold: { top: 130, bottom: 40, left: 0, right: 0 },
        attributes: {
          class: 'minute minute--live',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'aria-describedby': `${id}-keys`,
          'data-document-id': live.id,
          spellcheck: 'true',
          // React Aria hides what is beside an open list. Inside the text that would be an edit to it.
          'data-react-aria-top-layer': 'true',
        },
        // Nothing is dragged inside a minute (decision 19): a block that moves in one step takes other
        // people's words along.
        handleDOMEvents: { dragstart: preventDrag, drop: preventDrag },
      },
      onUpdate: () => now.current.onWrite?.(),
    },
    [live, meetingId],
  );

  useEffect(() => {
    if (caret !== null) editor.commands.focus(caret);
  }, [editor, caret]);
  useEffect(() => () => now.current.onGone?.(editor), [editor]);
  useKeptAtTheEnd(live.drafts);
  // A text that closes under somebody's hands leaves them at its item, not at the top of the page.
  useLayoutEffect(
    () => () => {
      const here = frame.current;
      if (!here?.contains(document.activeElement)) return;
      const { from, to } = editor.state.selection;
      if (place !== undefined) place.current = { from, to };
      itemOf(here)?.focus({ preventScroll: true });
    },
    [editor, place],
  );
  useEffect(() => {
    const before = place?.current ?? null;
    if (before === null || place === undefined || frame.current === null) return;
    place.current = null;
    // Whoever has gone elsewhere meanwhile stays there.
    const at = document.activeElement;
    if (at !== document.body && at !== itemOf(frame.current)) return;
    editor.chain().setTextSelection(before).focus().run();
  }, [editor, place]);
  useEffect(() => {
    if (!editor.isDestroyed) editor.view.dom.setAttribute('aria-label', label);
  }, [editor, label]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: who is in a record's facts is at this text too
    <div className="editor" data-editor="" ref={frame} onFocus={() => props.onFocus?.(editor)}>
      <p className="nhsuk-u-visually-hidden" id={`${id}-keys`}>
        Type a slash to add a decision or an action. Press Alt and F10 for the toolbar. Press
        Escape, then Tab, to leave the text.
      </p>
      <span data-edge="up" tabIndex={-1} />
      <DraftsContext value={live.drafts}>
        <EditorContent editor={editor} />
      </DraftsContext>
      <span data-edge="down" tabIndex={-1} />
      <SlashMenuList menu={menu} frame={frame} />
    </div>
  );
}

function itemOf(frame: HTMLElement): HTMLElement | null {
  return frame.closest<HTMLElement>('[tabindex="-1"]');
}

function preventDrag(_view: unknown, event: Event): boolean {
  event.preventDefault();
  return true;
}

function focusToolbar(): void {
  document.querySelector<HTMLElement>('[data-minute-toolbar] button:enabled')?.focus();
}
