import { type Signing, signingSeat } from '#shared/domain/signer.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { PersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import type { ApprovalStore } from './approval-store.ts';
import type { MeetingRow, MeetingStore } from './meeting-store.ts';
import type { RecordedFacts } from './recorded-facts.ts';

export interface SigningDeps {
  readonly approvals: Pick<ApprovalStore, 'approvedBy'>;
  readonly meetings: Pick<MeetingStore, 'get'>;
  readonly facts: Pick<RecordedFacts, 'attendance' | 'holders'>;
}

/** Whether somebody chaired the meeting that approved these minutes; by correspondence, that of the minutes
 *  themselves. */
export type AskSigning = (meeting: MeetingRow, part: Part, person: PersonId) => Promise<Signing>;

/** What is asked alike by the deed and by every page that offers it. */
export const createSigning =
  ({ approvals, meetings, facts }: SigningDeps): AskSigning =>
  async (meeting, part, person) => {
    const approved = await approvals.approvedBy(meeting.id, part);
    const there = approved?.approvingMeetingId ?? meeting.id;
    const at = must(await meetings.get(there), 'the approving meeting');
    return signingSeat(person, {
      holders: await facts.holders(at.committeeId, at.id, at.date),
      attendance: await facts.attendance(at.id, at.date),
    });
  };
