import { type FormEvent, useState } from 'react';
import { closeAccount } from '#client/live/account-deeds.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { TextArea } from '#client/ui/fields/text-area.tsx';
import { errorAt, formFaults } from '../form-faults.ts';

const FIELD = 'closing-reason';

/** Closes an account, with the reason. */
export function CloseForm({
  personId,
  name,
}: {
  readonly personId: string;
  readonly name: string;
}) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { act, sending, fault } = useDeed(closeAccount);
  const announce = useAnnounce();
  const faults = missing
    ? [{ fieldId: FIELD, message: 'Say why the account is closed' }]
    : formFaults(fault, { reason: FIELD });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = reason.trim() === '';
    setMissing(empty);
    if (empty || sending || (await act(personId, reason)) === null) return;
    announce(`The account of ${name} is closed.`);
  };
  return (
    <form className="section" onSubmit={submit} noValidate>
      <h2 className="section__title">Close the account</h2>
      <p>
        {name} is signed out at once and cannot sign in again, whatever seats they hold. What they
        did stays on record. You can open the account again.
      </p>
      <ErrorSummary faults={faults} />
      <TextArea
        id={FIELD}
        label="Why?"
        hint="It is kept in the record of who did what."
        rows={2}
        error={errorAt(faults, FIELD)}
        value={reason}
        onChange={setReason}
      />
      <Button type="submit" weight="warning" busy={sending}>
        Close the account
      </Button>
    </form>
  );
}
