import { useEffect, useId, useRef } from 'react';
import type * as Y from 'yjs';
import { bindText } from './text-binding.ts';
import type { AgendaEditing } from './use-agenda.ts';

/** A text that several people write at once, in a field that grows with it. */
export function BoundText({
  label,
  text,
  agenda,
  oneLine = false,
}: {
  readonly label: string;
  readonly text: Y.Text;
  readonly agenda: Pick<AgendaEditing, 'origin' | 'undo' | 'redo'>;
  /** A title: Enter does not start a new line. */
  readonly oneLine?: boolean;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { origin } = agenda;
  useEffect(() => {
    if (field.current === null) return;
    return bindText(field.current, text, origin);
  }, [text, origin]);
  return (
    <div className="agenda-text">
      <label className="fact__label" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        className={oneLine ? 'agenda-text__field agenda-text__field--title' : 'agenda-text__field'}
        rows={1}
        onKeyDown={(event) => {
          if (oneLine && event.key === 'Enter') event.preventDefault();
          if (!(event.ctrlKey || event.metaKey)) return;
          const key = event.key.toLowerCase();
          if (key === 'z' || key === 'y') {
            event.preventDefault();
            if (key === 'y' || event.shiftKey) agenda.redo();
            else agenda.undo();
          }
        }}
        onPaste={(event) => {
          if (!oneLine) return;
          const words = event.clipboardData.getData('text/plain');
          if (!/[\r\n]/.test(words)) return;
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.currentTarget;
          event.currentTarget.setRangeText(
            words.replace(/\s+/g, ' '),
            selectionStart,
            selectionEnd,
            'end',
          );
          event.currentTarget.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }}
      />
    </div>
  );
}
