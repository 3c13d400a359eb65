import { type FormEvent, useState } from 'react';
import { recordAttendance } from '#client/live/agenda-queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { AddAnother } from '#client/ui/add-another.tsx';
import { useAnnounce } from '#client/ui/announcer.tsx';
import { Banner } from '#client/ui/banner.tsx';
import { Button } from '#client/ui/button.tsx';
import { ErrorSummary, type FieldFault } from '#client/ui/error-summary.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { TextField } from '#client/ui/fields/text-field.tsx';
import { useKept } from '#client/ui/kept.ts';
import type { MeetingAttendance, SeatAttendance } from '#shared/protocol/http/attendance.ts';
import { errorAt, formFaults } from '../form-faults.ts';
import {
  type AttendanceDraft,
  attendanceFaults,
  attendanceOrder,
  CODE_OPTIONS,
  canBeRecorded,
  changesIn,
  everyonePresent,
  fieldOf,
  NOTHING_CHANGED,
  OTHERS,
  otherDrafts,
  type SeatDraft,
  seatDraft,
} from './attendance-draft.ts';

/** A row for each seat. What is written is kept in this tab until it is saved. */
export function AttendanceForm({
  found,
  meetingId,
}: {
  readonly found: MeetingAttendance;
  readonly meetingId: string;
}) {
  const [draft, set, forget] = useKept<AttendanceDraft>(`attendance:${meetingId}`, NOTHING_CHANGED);
  const [wrong, setWrong] = useState<readonly FieldFault[]>([]);
  const [saved, setSaved] = useState(false);
  const { act, sending, fault } = useDeed(recordAttendance);
  const announce = useAnnounce();
  const order = attendanceOrder(found, draft);
  const changes = changesIn(order);
  const faults =
    wrong.length > 0 ? wrong : formFaults(fault, Object.fromEntries(order.seats.map(pathOfSeat)));
  const change = (part: Partial<AttendanceDraft>) => {
    setSaved(false);
    set(part);
  };
  const all = () => {
    const after = everyonePresent(found, draft);
    const count = Object.keys(after.seats).length - Object.keys(draft.seats).length;
    change(after);
    announce(
      count === 0
        ? 'Something is said of everybody already.'
        : `${count} ${count === 1 ? 'seat' : 'seats'} set. Save to record it.`,
    );
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = attendanceFaults(found, draft);
    setWrong(lacking);
    if (lacking.length > 0 || sending || changes === 0) return;
    if ((await act(meetingId, order)) === null) return;
    set(NOTHING_CHANGED);
    forget();
    setSaved(true);
  };
  return (
    <form
      className="form attendance-form"
      onSubmit={submit}
      noValidate
      aria-label="Record the attendance"
    >
      <ErrorSummary faults={faults} />
      <p>
        <Button weight="secondary" onClick={all}>
          Everyone present
        </Button>
      </p>
      <p className="quiet">
        This sets everybody who holds a seat and is still “not recorded”. Then change those who were
        not there.
      </p>
      {found.seats.map((seat) => (
        <SeatRow
          key={seat.seatId}
          seat={seat}
          one={seatDraft(seat, draft)}
          faults={faults}
          onChange={(part) =>
            change({
              seats: { ...draft.seats, [seat.seatId]: { ...seatDraft(seat, draft), ...part } },
            })
          }
        />
      ))}
      <h2 className="section__title">In attendance without a seat</h2>
      <AddAnother
        id={OTHERS}
        rows={otherDrafts(found, draft)}
        blank={(key) => ({ key, id: '', name: '', note: '' })}
        onChange={(others) => change({ others, othersChanged: true })}
        legend={(index) => `Person ${index + 1}`}
        addLabel={otherDrafts(found, draft).length === 0 ? 'Add somebody' : 'Add somebody else'}
        removedWords="The person is off the list. Save to record it."
      >
        {(row, setRow, id) => (
          <div className="form-row__fields">
            <TextField
              id={`${id}-name`}
              label="Name, with post or organisation"
              hint="For example “Jo Patel, Director of Public Health, Brent Council”"
              error={errorAt(faults, `${id}-name`)}
              value={row.name}
              onChange={(name) => setRow({ name })}
            />
            <TextField
              id={`${id}-note`}
              label="Note"
              hint="For example “item 3 only”"
              value={row.note}
              onChange={(note) => setRow({ note })}
            />
          </div>
        )}
      </AddAnother>
      {saved ? (
        <Banner tone="success" status>
          <p>The attendance is recorded.</p>
        </Banner>
      ) : null}
      <div className="button-row">
        <Button type="submit" busy={sending || changes === 0}>
          Save the attendance
        </Button>
        <span className="quiet">{notSavedWords(changes)}</span>
      </div>
    </form>
  );
}

function SeatRow({
  seat,
  one,
  faults,
  onChange,
}: {
  readonly seat: SeatAttendance;
  readonly one: SeatDraft;
  readonly faults: readonly FieldFault[];
  readonly onChange: (part: Partial<SeatDraft>) => void;
}) {
  const id = (what: 'code' | 'deputy' | 'name' | 'note') => fieldOf(seat.seatId, what);
  const holders = seat.holders.join(' and ');
  return (
    <fieldset className="nhsuk-fieldset form-row">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
        {seat.title}
        {seat.organisation === null ? '' : `, ${seat.organisation}`}
      </legend>
      <p className="quiet">{canBeRecorded(seat) ? holders || 'Holder not recorded' : 'Vacant'}</p>
      {canBeRecorded(seat) ? (
        <div className="form-row__fields">
          <Select
            id={id('code')}
            label="Attendance"
            value={one.code}
            options={CODE_OPTIONS}
            onChange={(code) =>
              onChange({
                code: CODE_OPTIONS.find(({ value }) => value === code)?.value ?? 'not_recorded',
              })
            }
          />
          {one.code === 'deputised' && seat.deputies.length > 0 ? (
            <Select
              id={id('deputy')}
              label="Who deputised?"
              value={one.deputy}
              options={[
                ...seat.deputies.map((name) => ({ value: name, name })),
                { value: '', name: 'Somebody else' },
              ]}
              onChange={(deputy) => onChange({ deputy })}
            />
          ) : null}
          {one.code === 'deputised' && (seat.deputies.length === 0 || one.deputy === '') ? (
            <TextField
              id={id('name')}
              label={seat.deputies.length === 0 ? 'Who deputised?' : 'Their name'}
              error={errorAt(faults, id('name'))}
              value={one.name}
              onChange={(name) => onChange({ name, deputy: '' })}
            />
          ) : null}
          {one.code === 'not_recorded' ? null : (
            <TextField
              id={id('note')}
              label="Note, if any (“from item 3”)"
              value={one.note}
              onChange={(note) => onChange({ note })}
            />
          )}
        </div>
      ) : null}
    </fieldset>
  );
}

/** Where a refusal about a seat belongs. */
function pathOfSeat({ seatId }: { readonly seatId: string }, index: number): [string, string] {
  return [`seats.${index}.name`, fieldOf(seatId, 'name')];
}

function notSavedWords(changes: number): string {
  if (changes === 0) return 'Nothing to save.';
  return changes === 1 ? '1 change is not saved yet.' : `${changes} changes are not saved yet.`;
}
