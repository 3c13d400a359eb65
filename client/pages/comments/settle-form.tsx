import { type FormEvent, useState } from 'react';
import { settleComment } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { COMMENT_SETTLEMENTS, type CommentSettlement } from '#shared/domain/comment.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { goToComment } from './go-to.ts';

const CHOICE: Record<CommentSettlement, { readonly name: string; readonly done: string }> = {
  accepted: { name: 'Accept it', done: 'The comment is accepted.' },
  accepted_in_part: { name: 'Accept it in part', done: 'The comment is accepted in part.' },
  declined: { name: 'Decline it', done: 'The comment is declined. Its author sees your reason.' },
};

/** Secretary or chair says what becomes of a comment. The words of the draft are changed in the minutes,
 *  not here. */
export function SettleForm({
  comment,
  onClose,
}: {
  readonly comment: CommentView;
  readonly onClose: () => void;
}) {
  const [state, setState] = useState<CommentSettlement | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(settleComment);
  const announce = useAnnounce();
  const stateField = `settle-${comment.id}`;
  const reasonField = `reason-${comment.id}`;
  const faults =
    missing.length > 0 ? missing : formFaults(fault, { state: stateField, reason: reasonField });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacking: FieldFault[] = [];
    if (state === null) {
      lacking.push({ fieldId: stateField, message: 'Choose what becomes of the comment' });
    } else if (state !== 'accepted' && reason.trim() === '') {
      lacking.push({
        fieldId: reasonField,
        message: 'Enter a reason. The person who commented will read it',
      });
    }
    setMissing(lacking);
    if (lacking.length > 0 || state === null || sending) return;
    if ((await act(comment.id, { state, reason })) === null) return;
    announce(CHOICE[state].done);
    onClose();
    goToComment(comment.id);
  };
  return (
    <form className="thread__form" onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      <Radios
        id={stateField}
        label="What becomes of this comment?"
        takesFocus
        error={errorAt(faults, stateField)}
        value={state ?? ''}
        options={COMMENT_SETTLEMENTS.map((one) => ({ value: one, name: CHOICE[one].name }))}
        onChange={(value) => setState(COMMENT_SETTLEMENTS.find((one) => one === value) ?? null)}
      />
      <TextArea
        id={reasonField}
        label={state === 'accepted' ? 'Reason (optional)' : 'Reason'}
        hint="The person who commented will read it."
        rows={3}
        error={errorAt(faults, reasonField)}
        value={reason}
        onChange={setReason}
      />
      <div className="button-row">
        <Button type="submit" busy={sending}>
          Settle the comment
        </Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
