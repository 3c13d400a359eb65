import { type FormEvent, useState } from 'react';
import { replyToComment } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import { errorAt, formFaults } from '../form-faults.ts';

export function ReplyForm({
  comment,
  onClose,
}: {
  readonly comment: CommentView;
  readonly onClose: () => void;
}) {
  const word = comment.mine ? 'reply' : 'answer';
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const { act, sending, fault } = useDeed(replyToComment);
  const announce = useAnnounce();
  const id = `reply-${comment.id}`;
  const faults = missing
    ? [{ fieldId: id, message: `Enter your ${word}` }]
    : formFaults(fault, { text: id });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = text.trim() === '';
    setMissing(empty);
    if (empty || sending || (await act(comment.id, text)) === null) return;
    announce(`Your ${word} is sent.`);
    onClose();
  };
  return (
    <form className="thread__form" onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      <TextArea
        id={id}
        label={`Your ${word}`}
        rows={3}
        takesFocus
        error={errorAt(faults, id)}
        value={text}
        onChange={setText}
      />
      <div className="button-row">
        <Button type="submit" busy={sending}>
          Send the {word}
        </Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
