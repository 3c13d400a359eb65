import { type FormEvent, useState } from 'react';
import { respond } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import type { ContributionView } from '#shared/protocol/http/records.ts';
import { errorAt, formFaults } from '../form-faults.ts';

export function RespondForm({
  contribution,
  onClose,
}: {
  readonly contribution: ContributionView;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const { act, sending, fault } = useDeed(respond);
  const announce = useAnnounce();
  const id = `response-${contribution.id}`;
  const faults = missing
    ? [{ fieldId: id, message: 'Enter a response' }]
    : formFaults(fault, { text: id });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = text.trim() === '';
    setMissing(empty);
    if (empty || sending || (await act(contribution.id, text)) === null) return;
    announce('The response is recorded.');
    onClose();
  };
  return (
    <form className="prose" onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      <TextArea
        id={id}
        label="Response"
        hint="Say what will be done, or why nothing will be. The person who spoke can read it."
        error={errorAt(faults, id)}
        takesFocus
        value={text}
        onChange={setText}
      />
      <div className="button-row">
        <Button type="submit" busy={sending}>
          Record the response
        </Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
