import { type FormEvent, useState } from 'react';
import { SuggestedWordRuns } from '#client/editor/word-runs.tsx';
import { acceptSuggestion, settleComment } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Radios } from '#client/ui/fields/radios.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { compareWords } from '#shared/document/compare-words.ts';
import { isToTakeOut } from '#shared/domain/comment.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { acceptanceOrder, type SuggestionChoice, suggestionFaults } from './acceptance.ts';
import { goToComment } from './go-to.ts';

const CHOICES: readonly {
  readonly value: SuggestionChoice;
  readonly name: string;
  readonly hint: string;
  readonly done: string;
}[] = [
  {
    value: 'whole',
    name: 'Accept it',
    hint: 'The suggested words go into the minutes.',
    done: 'The suggestion is accepted. Its words are in the minutes.',
  },
  {
    value: 'part',
    name: 'Accept it in part',
    hint: 'You change the wording first. What you make of it goes into the minutes.',
    done: 'The suggestion is accepted in part. Your wording is in the minutes.',
  },
  {
    value: 'decline',
    name: 'Decline it',
    hint: 'The minutes stay as they are.',
    done: 'The suggestion is declined. Its author sees your reason.',
  },
];

/** Of words that are to go. */
const TAKING_OUT: typeof CHOICES = CHOICES.map((one) =>
  one.value === 'whole'
    ? {
        ...one,
        hint: 'The words are taken out of the minutes.',
        done: 'The suggestion is accepted. The words are out of the minutes.',
      }
    : one.value === 'part'
      ? { ...one, hint: 'Some of the words go. You say what stays, or stands in their place.' }
      : one,
);

/** Secretary or chair takes suggested words into the minutes, as they are or in part, or declines them. */
export function AcceptForm({
  comment,
  onClose,
}: {
  readonly comment: CommentView;
  readonly onClose: () => void;
}) {
  const { id, quote, author } = comment;
  const [choice, setChoice] = useState<SuggestionChoice | null>(null);
  const takesOut = isToTakeOut(comment);
  const choices = takesOut ? TAKING_OUT : CHOICES;
  const [words, setWords] = useState(takesOut ? quote : (comment.proposedText ?? ''));
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(async (order: ReturnType<typeof acceptanceOrder>) =>
    order.state === 'declined' ? settleComment(id, order) : acceptSuggestion(id, order),
  );
  const announce = useAnnounce();
  const fields = { choice: `settle-${id}`, words: `words-${id}`, reason: `reason-${id}` };
  const faults = missing.length > 0 ? missing : formFaults(fault, fields);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = suggestionFaults({ choice, words, reason, quote }, fields);
    setMissing(lacking);
    if (lacking.length > 0 || choice === null || sending) return;
    if ((await act(acceptanceOrder({ choice, words, reason }))) === null) return;
    announce(choices.find((one) => one.value === choice)?.done ?? '');
    onClose();
    goToComment(id);
  };
  return (
    <form className="thread__form" onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      <Radios
        id={fields.choice}
        label="What becomes of this suggestion?"
        takesFocus
        error={errorAt(faults, fields.choice)}
        value={choice ?? ''}
        options={choices.map(({ value, name, hint }) => ({ value, name, hint }))}
        onChange={(value) => setChoice(choices.find((one) => one.value === value)?.value ?? null)}
      />
      {choice === 'part' ? (
        <>
          <TextArea
            id={fields.words}
            label={
              takesOut
                ? 'The words that stay, or stand in their place'
                : 'The words that go into the minutes'
            }
            hint={`They take the place of: ${quote}`}
            error={errorAt(faults, fields.words)}
            value={words}
            onChange={setWords}
          />
          <p>
            <strong>How the minutes would change:</strong>{' '}
            <SuggestedWordRuns runs={compareWords(quote, words.trim())} by={author} />
          </p>
        </>
      ) : null}
      <TextArea
        id={fields.reason}
        label={choice === 'decline' ? 'Reason' : 'Reason (optional)'}
        hint="The person who suggested it will read it."
        rows={3}
        error={errorAt(faults, fields.reason)}
        value={reason}
        onChange={setReason}
      />
      <div className="button-row">
        <Button type="submit" busy={sending}>
          {choice === 'decline' || choice === null
            ? 'Settle the suggestion'
            : takesOut && choice === 'whole'
              ? 'Take the words out'
              : 'Put the words into the minutes'}
        </Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
