import { type FormEvent, useState } from 'react';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { errorAt, formFaults } from './form-faults.ts';

/** One text about one thing, a comment or a contribution, and what to say when it is missing or sent. */
export function AnswerForm({
  id,
  className,
  label,
  hint,
  rows,
  missingWords,
  sendLabel,
  sentWords,
  send,
  onClose,
}: {
  readonly id: string;
  readonly className: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly missingWords: string;
  readonly sendLabel: string;
  readonly sentWords: string;
  readonly send: (text: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const { act, sending, fault } = useDeed(send);
  const announce = useAnnounce();
  const faults = missing
    ? [{ fieldId: id, message: missingWords }]
    : formFaults(fault, { text: id });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = text.trim() === '';
    setMissing(empty);
    if (empty || sending || (await act(text)) === null) return;
    announce(sentWords);
    onClose();
  };
  return (
    <form className={className} onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      <TextArea
        id={id}
        label={label}
        {...(hint === undefined ? {} : { hint })}
        {...(rows === undefined ? {} : { rows })}
        takesFocus
        error={errorAt(faults, id)}
        value={text}
        onChange={setText}
      />
      <div className="button-row">
        <Button type="submit" busy={sending}>
          {sendLabel}
        </Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
