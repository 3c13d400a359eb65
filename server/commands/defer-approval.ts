import type { ApprovalStore } from '#server/records/approval-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { addBlock } from '#shared/document/write-minute.ts';
import { minutesInWords } from '#shared/domain/approval-words.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { type MeetingId, type PersonId, toDecisionId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { announceToAll } from './announce.ts';
import { taken } from './approval-asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';

export interface DeferApprovalDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly approvals: ApprovalStore;
  readonly desk: Pick<Desk, 'edit'>;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
}

export interface DeferOrder {
  readonly atMeetingId: MeetingId;
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly reason: string;
  readonly by: PersonId;
}

/** The meeting puts the approval off: the minutes stay unconfirmed, and come again at the following one. */
export const createDeferApproval =
  (deps: DeferApprovalDeps) =>
  async (order: DeferOrder): Promise<void> => {
    const { approvals, desk, feed, now, random } = deps;
    const { by, part } = order;
    const { meeting, at, standing, item } = await taken(deps, order);
    if (item === null) throw new DomainError('not-valid', 'A later meeting puts an approval off.');
    if (stageOf(meeting.minutes[part].state) !== 'unconfirmed') {
      throw new DomainError('already-settled', 'These minutes are not waiting to be approved.');
    }
    const reason = order.reason.trim();
    if (reason === '') {
      throw new DomainError('reason-missing', 'Enter a reason.', [
        { path: 'reason', message: 'Say why the approval is put off' },
      ]);
    }
    const known = await approvals.deferrals([meeting.id]);
    if (known.some((one) => one.part === part && one.atMeetingId === at.id)) {
      throw new DomainError('already-settled', 'This meeting has put it off already.');
    }
    await approvals.defer(
      {
        ...{ id: random(), meetingId: meeting.id, part, atMeetingId: at.id, reason, by },
        at: now(),
      },
      {
        ...doneAtMeeting(by, standing, meeting, null),
        part,
        deed: 'approval-deferred',
        thing: 'meeting',
        thingId: meeting.id,
        after: { part },
        reason,
      },
    );
    const words = `The approval of ${minutesInWords(meeting.date, part)} was deferred.`;
    await desk.edit(must(item, 'the item').documentId, by, (doc) => {
      const id = toDecisionId(random());
      addBlock(doc, { kind: 'decision', id, verb: 'deferred', text: [{ text: words }] });
    });
    announceToAll(feed, meeting);
    announceToAll(feed, at);
  };
