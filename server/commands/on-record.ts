import type { AuditEntry } from '#server/records/audit-book.ts';
import type { ItemRow, MeetingRow } from '#server/records/meeting-store.ts';
import type { Asker, Capacity } from '#shared/access/policy.ts';
import type { PersonId } from '#shared/ids.ts';

/** How a command has what it does written into the record of who did what:
 *
 *  1. it asks whether the person may, and so learns their standing;
 *  2. it decides, and builds the entry: `{ ...doneAtMeeting(by, standing, meeting, item), deed, thing, … }`;
 *  3. it hands the entry to the method of the store that makes the change, which writes both in one unit of
 *     work (`audit.write(transaction, entry)`). Neither is on record without the other.
 *
 *  `deed` is in the past tense (`item-withdrawn`) and has its words in shared/domain/deed-words.ts.
 *  `before` and `after` hold what changed, in the values of the vocabulary or the words of a page. What is
 *  co-edited (titles, wordings) and what people wrote to each other is named by its id and never copied: an
 *  entry cannot be taken back, and words can be deleted for good. `reason` is the reason that was asked for. */
export function doneAtMeeting(
  by: PersonId,
  standing: Actor,
  { id, committeeId }: Pick<MeetingRow, 'id' | 'committeeId'>,
  item: Pick<ItemRow, 'id' | 'part'> | null,
): Pick<AuditEntry, 'by' | 'capacity' | 'committeeId' | 'meetingId' | 'itemId' | 'part'> {
  return {
    by,
    capacity: actedAs(standing),
    committeeId,
    meetingId: id,
    itemId: item?.id ?? null,
    part: item?.part ?? null,
  };
}

/** Whose standing let them do it. */
interface Actor {
  readonly person: Pick<Asker, 'capacities' | 'administrator'>;
}

const FOREMOST: readonly Capacity[] = [
  'secretary',
  'chair',
  'member',
  'lay_member',
  'patient_voice',
  'observer',
  'deputy',
  'body_secretary',
];

/** What somebody acted as; of several capacities the one that lets them do most. */
export function actedAs({ person }: Actor): string {
  const foremost = FOREMOST.find((one) => person.capacities.includes(one));
  return foremost ?? (person.administrator ? 'administrator' : 'guest');
}
