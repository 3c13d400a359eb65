import { type FormEvent, useState } from 'react';
import { addComment } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Checkboxes } from '#client/ui/fields/checkboxes.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { COMMENT_KINDS, type CommentKind } from '#shared/domain/vocabulary.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import {
  type BlockAsRead,
  COMMENT_FIELD,
  type CommentDraft,
  commentOrder,
} from './comment-draft.ts';

const KIND: Record<CommentKind, { readonly name: string; readonly hint: string }> = {
  factual_correction: {
    name: 'Factual correction',
    hint: 'Something is wrong or missing, for example a name, a number or who said what.',
  },
  wording: { name: 'Wording', hint: 'It is right, but you would put it differently.' },
  question: { name: 'Question', hint: 'Something is not clear to you.' },
};

const TAKES_OUT = {
  value: 'takes-out',
  name: 'Take these words out',
  hint: 'Nothing comes in their place.',
};

/** Writes a comment below the paragraph it is about. What has been written is kept whatever happens to the
 *  paragraph. */
export function CommentForm({
  meetingId,
  draft,
  read,
  onChange,
  onClose,
  onSent,
}: {
  readonly meetingId: string;
  readonly draft: CommentDraft;
  readonly read: BlockAsRead;
  readonly onChange: (change: Partial<CommentDraft>) => void;
  readonly onClose: () => void;
  readonly onSent: (commentId: string) => void;
}) {
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(addComment);
  const announce = useAnnounce();
  const refused =
    fault?.code === 'passage-changed'
      ? [{ fieldId: COMMENT_FIELD.quote, message: fault.message }]
      : formFaults(fault, COMMENT_FIELD);
  const faults = missing.length > 0 ? missing : refused;
  const aboutItem = draft.blockId === null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = commentOrder(draft, read);
    setMissing('faults' in made ? made.faults : []);
    if ('faults' in made || sending) return;
    const sent = await act(meetingId, made.order);
    if (sent === null) return;
    announce('Your comment is sent.');
    onSent(draft.id);
  };

  return (
    <section className="comment-form" aria-label="New comment">
      <h3 className="comment-form__title">
        {aboutItem ? 'Comment on the whole item' : 'Comment on these words'}
      </h3>
      <ErrorSummary faults={faults} />
      <form onSubmit={submit} noValidate>
        {aboutItem ? null : (
          <TextArea
            id={COMMENT_FIELD.quote}
            label="The words your comment is about"
            hint="You can shorten this to the words you mean. Keep them exactly as they are in the draft."
            rows={3}
            error={errorAt(faults, COMMENT_FIELD.quote)}
            value={draft.words}
            onChange={(words) => onChange({ words })}
          />
        )}
        <Radios
          id={COMMENT_FIELD.kind}
          label="What kind of comment is it?"
          takesFocus
          error={errorAt(faults, COMMENT_FIELD.kind)}
          value={draft.kind ?? ''}
          options={COMMENT_KINDS.map((kind) => ({ value: kind, ...KIND[kind] }))}
          onChange={(value) => {
            const kind = COMMENT_KINDS.find((one) => one === value) ?? null;
            const begin = kind === 'wording' && draft.proposedText === '';
            onChange({ kind, ...(begin ? { proposedText: draft.words } : {}) });
          }}
        />
        <TextArea
          id={COMMENT_FIELD.text}
          label={draft.kind === 'wording' ? 'Why (optional)' : 'Your comment'}
          error={errorAt(faults, COMMENT_FIELD.text)}
          value={draft.text}
          onChange={(text) => onChange({ text })}
        />
        {draft.kind === 'question' || draft.kind === null || aboutItem ? null : (
          <Checkboxes
            id={COMMENT_FIELD.takesOut}
            label="Should these words go?"
            values={draft.takesOut ? [TAKES_OUT.value] : []}
            options={[TAKES_OUT]}
            onChange={(values) => onChange({ takesOut: values.length > 0 })}
          />
        )}
        {draft.kind === 'question' || draft.kind === null || draft.takesOut ? null : (
          <TextArea
            id={COMMENT_FIELD.proposedText}
            label={
              draft.kind === 'wording'
                ? 'The words you propose'
                : 'The words you propose (optional)'
            }
            error={errorAt(faults, COMMENT_FIELD.proposedText)}
            value={draft.proposedText}
            onChange={(proposedText) => onChange({ proposedText })}
          />
        )}
        <div className="button-row">
          <Button type="submit" busy={sending}>
            Send the comment
          </Button>
          <Button weight="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </section>
  );
}
