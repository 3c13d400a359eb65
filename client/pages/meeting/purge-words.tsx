import { type FormEvent, useState } from 'react';
import { purgeDocument } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import type { MeetingItem } from '#shared/protocol/http/meeting.ts';
import { errorAt, formFaults } from '../form-faults.ts';

/** For the secretary, out of the way: removes what was deleted from a minute from its history too. */
export function PurgeWords({ item }: { readonly item: MeetingItem }) {
  const [asking, setAsking] = useState(false);
  return (
    <details className="nhsuk-details item__more">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          Wrong text pasted?
          <span className="nhsuk-u-visually-hidden"> In {item.title}</span>
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <p>
          Delete the words from the minute first. They are then still in its history, which only the
          server keeps. You can remove them from there too.
        </p>
        <Button weight="secondary" onClick={() => setAsking(true)}>
          Remove deleted words for good
        </Button>
      </div>
      <Dialog
        title={`Remove deleted words from “${item.title}” for good?`}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <PurgeForm item={item} onClose={() => setAsking(false)} />
      </Dialog>
    </details>
  );
}

function PurgeForm({
  item,
  onClose,
}: {
  readonly item: MeetingItem;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { act, sending, fault } = useDeed(purgeDocument);
  const announce = useAnnounce();
  const field = `purge-${item.id}`;
  const faults = formFaults(fault, { reason: field });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = reason.trim() === '';
    setMissing(isEmpty);
    if (isEmpty) document.getElementById(field)?.focus();
    if (isEmpty || sending) return;
    if ((await act(item.documentId, reason)) === null) return;
    announce('The deleted words are removed for good.');
    onClose();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>What was deleted from this minute cannot be brought back, not even with undo.</li>
        <li>
          The wording that stands stays as it is, with its decisions, actions and comments. What is
          listed for this item under “Removed from the text” goes too.
        </li>
        <li>
          Everyone’s page loads this item again. Whoever is typing in it at that moment may have to
          copy their last words.
        </li>
        <li>Words that a comment quotes stay, and so do copies of the data made before today.</li>
      </ul>
      <TextArea
        id={field}
        label="Why is this needed?"
        hint="This is kept. Do not repeat the words themselves."
        value={reason}
        rows={2}
        error={isMissing ? 'Enter a reason' : errorAt(faults, field)}
        onChange={setReason}
      />
      <div className="button-row">
        <Button type="submit" weight="warning" busy={sending}>
          Remove them for good
        </Button>
        <Button weight="secondary" onClick={onClose}>
          Keep them
        </Button>
      </div>
    </form>
  );
}
