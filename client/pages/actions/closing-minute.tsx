import { useMeeting, useMeetings } from '#client/live/queries.ts';
import { dayInWords } from '#client/ui/date-words.ts';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { Select } from '#client/ui/fields/select.tsx';
import { itemCitation } from '../cited.tsx';
import { errorAt } from '../form-faults.ts';
import { FIELD } from './action-order.ts';

interface Choice {
  readonly meetingId: string;
  readonly itemId: string;
}

/** The meeting and then the item that agreed to close an action. */
export function ClosingMinute({
  committeeId,
  meetingId,
  itemId,
  faults,
  onChoose,
}: Choice & {
  readonly committeeId: string;
  readonly faults: readonly FieldFault[];
  readonly onChoose: (choice: Partial<Choice>) => void;
}) {
  const meetings = useMeetings(committeeId);
  return (
    <>
      <Select
        id={FIELD.meetingId}
        label="Which meeting agreed to close it?"
        error={errorAt(faults, FIELD.meetingId)}
        value={meetingId}
        options={[
          { value: '', name: 'Choose a meeting' },
          ...(meetings.data ?? []).map((one) => ({
            value: one.id,
            name: `${dayInWords(one.date)}: ${one.title}`,
          })),
        ]}
        onChange={(chosen) => onChoose({ meetingId: chosen, itemId: '' })}
      />
      {meetingId === '' ? null : (
        <ClosingItem
          meetingId={meetingId}
          itemId={itemId}
          error={errorAt(faults, FIELD.itemId)}
          onChoose={(chosen) => onChoose({ itemId: chosen })}
        />
      )}
    </>
  );
}

function ClosingItem({
  meetingId,
  itemId,
  error,
  onChoose,
}: Choice & {
  readonly error: string | undefined;
  readonly onChoose: (itemId: string) => void;
}) {
  const meeting = useMeeting(meetingId);
  const items = (meeting.data?.items ?? []).filter((item) => item.state !== 'withdrawn');
  return (
    <Select
      id={FIELD.itemId}
      label="At which item?"
      error={error}
      value={itemId}
      options={[
        { value: '', name: 'Choose an item' },
        ...items.map((item) => ({
          value: item.id,
          name: `${item.part === 'II' ? 'Part II, ' : ''}${itemCitation(item)}`,
        })),
      ]}
      onChange={onChoose}
    />
  );
}
