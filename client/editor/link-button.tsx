import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useId, useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { Button as PlainButton } from '#client/ui/button.tsx';
import { isSafeLink } from '#shared/document/minute-schema.ts';
import { ToolIcon } from './tool-icon.tsx';

/** Makes the selected words a link, or changes the one that the caret is in. */
export function LinkButton({ editor }: { readonly editor: Editor | null }) {
  const [open, setOpen] = useState(false);
  const href = useEditorState({
    editor,
    selector: ({ editor: one }) => String(one?.getAttributes('link').href ?? ''),
  });
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button
        className="tool"
        aria-label="Link"
        aria-pressed={Boolean(href)}
        isDisabled={editor === null}
      >
        <ToolIcon name="link" />
        <span className="tool__tip" aria-hidden="true">
          Link
        </span>
      </Button>
      <Popover className="choices link-form">
        <Dialog>
          {editor === null ? null : (
            <LinkForm editor={editor} href={href ?? ''} onDone={() => setOpen(false)} />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function LinkForm({
  editor,
  href,
  onDone,
}: {
  readonly editor: Editor;
  readonly href: string;
  readonly onDone: () => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(href);
  const [wrong, setWrong] = useState(false);
  const afterClosing = (act: () => void) => {
    onDone();
    setTimeout(act, 50);
  };
  const save = () => {
    const address = addressOf(typed);
    if (address === null) {
      setWrong(true);
      return;
    }
    afterClosing(() => {
      if (editor.state.selection.empty && href === '') {
        editor
          .chain()
          .focus()
          .insertContent({
            type: 'text',
            text: address,
            marks: [{ type: 'link', attrs: { href: address } }],
          })
          .run();
      } else {
        editor.chain().focus().extendMarkRange('link').setLink({ href: address }).run();
      }
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Heading slot="title" className="link-form__title">
        {href === '' ? 'Add a link' : 'Change the link'}
      </Heading>
      <label className="fact__label" htmlFor={id}>
        Address
      </label>
      {wrong ? (
        <span className="nhsuk-error-message" id={`${id}-error`}>
          <span className="nhsuk-u-visually-hidden">Error:</span> Enter an address that begins with
          https://, http:// or mailto:
        </span>
      ) : null}
      <input
        className="fact__input link-form__input"
        id={id}
        type="text"
        inputMode="url"
        value={typed}
        // biome-ignore lint/a11y/noAutofocus: the form was asked for, and this is its only field
        autoFocus
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="button-row">
        <PlainButton type="submit">Save link</PlainButton>
        {href === '' ? null : (
          <>
            <PlainButton
              weight="secondary"
              onClick={() =>
                afterClosing(() => {
                  editor.chain().focus().extendMarkRange('link').unsetLink().run();
                })
              }
            >
              Remove link
            </PlainButton>
            <a href={href} target="_blank" rel="noreferrer">
              Open it in a new tab
            </a>
          </>
        )}
      </div>
    </form>
  );
}

/** `nhs.uk/help` is meant as an address; a scheme that is not safe to follow is refused. */
function addressOf(typed: string): string | null {
  const words = typed.trim();
  if (isSafeLink(words)) return words;
  const plain = /^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(words) ? `https://${words}` : words;
  return isSafeLink(plain) ? plain : null;
}
