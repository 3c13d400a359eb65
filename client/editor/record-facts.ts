import { dayInWords } from '#client/ui/date-words.ts';
import type { RecordBlock } from '#shared/document/minute-content.ts';
import type { ActionState } from '#shared/domain/action.ts';
import { type DueKind, inWords } from '#shared/domain/vocabulary.ts';
import type { CommitteeNames } from './committee-names.ts';

/** A record's fact in words; `null` is what nobody recorded, and is said so. */
export interface FactInWords {
  readonly name: string;
  readonly value: string | null;
}

export function factsInWords(record: RecordBlock, names: CommitteeNames): readonly FactInWords[] {
  switch (record.kind) {
    case 'action':
      return [
        { name: 'Owner', value: names.ofOwner(record.ownerId, record.ownerText) },
        { name: 'Due', value: dueInWords(record) },
      ];
    case 'decision':
      return [{ name: 'Decision', value: record.verb === null ? null : inWords(record.verb) }];
    case 'contribution':
      return [
        { name: 'Voice', value: names.ofVoice(record.voice, record.seatId) },
        { name: 'Speaking as', value: record.capacity },
        {
          name: 'Kind',
          value: record.contributionKind === null ? null : inWords(record.contributionKind),
        },
      ];
    case 'proposal':
      return [
        {
          name: 'Outcome',
          value: record.outcome === 'not_recorded' ? null : inWords(record.outcome),
        },
      ];
  }
}

function dueInWords(due: {
  readonly dueKind: DueKind | null;
  readonly dueDate: string | null;
  readonly dueText: string | null;
}): string | null {
  if (due.dueKind === 'next_meeting') return 'Next meeting';
  if (due.dueKind === 'date') return due.dueDate === null ? null : dayInWords(due.dueDate);
  return due.dueKind === 'text' ? due.dueText : null;
}

/** How an action stands after the meeting. It is at home in records and only shown beside the minute. */
export interface ActionProgressNote {
  readonly state: ActionState;
  readonly overdue: boolean;
  readonly lastNote: string | null;
}

export function progressInWords({ state, overdue, lastNote }: ActionProgressNote): string {
  if (state === 'open' && !overdue && (lastNote ?? '') === '')
    return 'Open: no progress reported yet.';
  const standing = overdue ? `${inWords(state)}, overdue` : inWords(state);
  return lastNote === null || lastNote === '' ? standing : `${standing}: ${lastNote}`;
}
