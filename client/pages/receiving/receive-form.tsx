import { type FormEvent, useState } from 'react';
import { receiveMinutes } from '#client/live/publication.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary } from '#client/ui/error-summary.tsx';
import { DateField, dayOf, NO_DATE } from '#client/ui/fields/date-field.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import type { OrganisationId } from '#shared/ids.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import { placeToReceive } from './to-receive.ts';

/** When a body's own meeting received minutes, and by which minute. It is sealed, and stays. */
export function ReceiveForm({
  meetingId,
  organisationId,
  name,
  onClose,
}: {
  readonly meetingId: string;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const [day, setDay] = useState(NO_DATE);
  const [reference, setReference] = useState('');
  const [wrong, setWrong] = useState(false);
  const { act, sending, fault } = useDeed(receiveMinutes);
  const announce = useAnnounce();
  const place = placeToReceive(organisationId, meetingId);
  const fields = { receivedOn: `day-${place}`, reference: `reference-${place}` };
  const faults = wrong
    ? [{ fieldId: fields.receivedOn, message: 'Enter the day of the meeting' }]
    : formFaults(fault, fields);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const receivedOn = dayOf(day);
    setWrong(receivedOn === null);
    if (receivedOn === null || sending) return;
    const order = { organisationId, receivedOn, reference: reference.trim() || null };
    if ((await act(meetingId, order)) === null) return;
    announce(`Written down: ${name} received these minutes.`);
    onClose();
  };

  return (
    <form className="form" onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      <DateField
        id={fields.receivedOn}
        label={`When did a meeting of ${name} receive them?`}
        hint="For example 23 5 2018"
        strong
        error={errorAt(faults, fields.receivedOn)}
        value={day}
        onChange={setDay}
      />
      <TextField
        id={fields.reference}
        label="The minute of that meeting (optional)"
        hint="Its own reference, for example BGB/18/40"
        width={20}
        error={errorAt(faults, fields.reference)}
        value={reference}
        onChange={setReference}
      />
      <p className="note">This is sealed with the record and cannot be changed afterwards.</p>
      <div className="button-row">
        <Button type="submit" busy={sending}>
          Write it down
        </Button>
        <Button weight="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
