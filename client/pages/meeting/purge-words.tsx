import { type FormEvent, useState } from 'react';
import { purgeDocument } from '#client/live/deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import type { DocumentId } from '#shared/ids.ts';
import { errorAt, formFaults } from '../form-faults.ts';

export interface PurgeWordsProps {
  readonly documentId: DocumentId;
  readonly of: keyof typeof OF;
  readonly title: string;
}

/** For the secretary, out of the way: removes what was deleted from a text from its history too. */
export function PurgeWords(text: PurgeWordsProps) {
  const [asking, setAsking] = useState(false);
  return (
    <details className="nhsuk-details item__more">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          Wrong text pasted?
          <span className="nhsuk-u-visually-hidden"> In {text.title}</span>
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <p>
          Delete the words from {OF[text.of].name} first. They are then still in the history, which
          only the server keeps. You can remove them from there too.
        </p>
        <Button weight="secondary" onClick={() => setAsking(true)}>
          Remove deleted words for good
        </Button>
      </div>
      <Dialog
        title={`Remove deleted words from “${text.title}” for good?`}
        open={asking}
        onClose={() => setAsking(false)}
      >
        <PurgeForm {...text} onClose={() => setAsking(false)} />
      </Dialog>
    </details>
  );
}

const QUOTED =
  'Where comments, suggested wordings and corrections repeat words that are gone, those words go too. What people wrote themselves, as in a comment or a reason, stays. Copies of the data made before today stay.';

/** What it does to each kind of text, and who will read the reason. */
const OF = {
  minute: {
    name: 'the minute',
    stays:
      'The wording that stands stays as it is, with its decisions, actions and comments. What is listed for this item under “Removed from the text” goes too.',
    loads:
      'Everyone’s page loads this item again. Whoever is typing in it at that moment may have to copy their last words.',
    others: QUOTED,
    shownTo: 'Everyone who can read this minute can read your reason.',
  },
  agenda: {
    name: 'the agenda',
    stays: 'The agenda that stands stays as it is. So do the minutes of its items.',
    loads:
      'Everyone’s page loads the agenda again. Whoever is typing in it at that moment may have to copy their last words.',
    others: QUOTED,
    shownTo: 'Everyone who can read this agenda can read your reason.',
  },
  notes: {
    name: 'your notes',
    stays: 'The notes that stand stay as they are.',
    loads: 'Your pages load the notes again.',
    others: 'Copies of the data made before today stay.',
    shownTo: 'Your reason will stand below the notes.',
  },
} as const;

function PurgeForm({
  documentId,
  of,
  onClose,
}: PurgeWordsProps & {
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { act, sending, fault } = useDeed(purgeDocument);
  const announce = useAnnounce();
  const field = `purge-${documentId}`;
  const faults = formFaults(fault, { reason: field });
  const { name, stays, loads, others, shownTo } = OF[of];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = reason.trim() === '';
    setMissing(isEmpty);
    if (isEmpty) document.getElementById(field)?.focus();
    if (isEmpty || sending) return;
    if ((await act(documentId, reason)) === null) return;
    announce('The deleted words are removed for good.');
    onClose();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>What was deleted from {name} cannot be brought back, not even with undo.</li>
        <li>{stays}</li>
        <li>{loads}</li>
        <li>{others}</li>
      </ul>
      <TextArea
        id={field}
        label="Why is this needed?"
        hint={`${shownTo} Do not repeat the words themselves.`}
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
