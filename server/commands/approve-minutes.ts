import type { ApprovalWish } from '#server/records/approval-store.ts';
import type { MeetingRow } from '#server/records/meeting-store.ts';
import { approvalInWords } from '#shared/domain/approval-words.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { DocumentId, MeetingId } from '#shared/ids.ts';
import type { ApprovalChoice, Approving, MayApprove } from './approval-asked.ts';
import type { RecordToApprove } from './approved-record.ts';
import {
  type CarryOutApprovalDeps,
  createCarryOutApproval,
  WAS_PUT_OFF,
} from './carry-out-approval.ts';
import { isDeferredAt } from './defer-approval.ts';
import type { Desk } from './desk.ts';
import { createFinishAll } from './unfinished.ts';

export interface ApproveMinutesDeps extends CarryOutApprovalDeps {
  readonly mayApprove: MayApprove;
  readonly record: (edit: Desk['edit'], asked: Approving) => Promise<RecordToApprove>;
  /** Resolves when the projector has written whatever it holds. */
  readonly projected: () => Promise<void>;
}

export interface ApproveOrder extends ApprovalChoice {
  /** Of the text that the approver was shown. */
  readonly sha256: string;
}

export interface ApproveMinutes {
  (order: ApproveOrder): Promise<void>;
  /** What would be approved, as it stands now. */
  readonly show: (choice: ApprovalChoice) => Promise<Shown>;
  /** For the start and for now and then: what was begun is finished. Never rejects because of one of them. */
  readonly finishAll: () => Promise<void>;
}

export interface Shown extends RecordToApprove {
  /** What the approving minute will say; `null`: by correspondence. */
  readonly decision: string | null;
}

/** Makes unconfirmed minutes the record. Four steps in two files, in an order that survives a crash after each:
 *
 *  1. records: the wish is written down, with the very text that the approver was shown. From here on nothing else
 *     changes the minutes. Crash: the start goes on with 2.
 *  2. journal: the amendments that the meeting agreed go into each minute, all of them in one entry. Crash: a minute
 *     that says what it should has them already.
 *  3. journal: the approving minute says so, under an id that was chosen before. Crash: it is found there.
 *  4. records: the text is sealed, the minutes move, each names the other, and the wish goes, in one transaction.
 *
 *  An approval that cannot be finished any more is taken back as a whole (carry-out-approval.ts). */
export function createApproveMinutes(deps: ApproveMinutesDeps): ApproveMinutes {
  const { meetings, approvals, settled, desk, mayApprove, record, now, random } = deps;
  const carryOut = createCarryOutApproval(deps);
  /** One after the other: two meetings never approve the same minutes at once. */
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  };

  const documentsOf = async (meeting: MeetingId, part: Part): Promise<DocumentId[]> =>
    (await meetings.documents(meeting))
      .filter((one) => one.part === part && !one.closed && one.kind !== 'notes')
      .map((one) => one.id);

  const approve = async (order: ApproveOrder): Promise<void> => {
    const asked = await mayApprove(order);
    const { meeting, part, minute } = asked;
    if (minute !== null) {
      const { documentId } = minute.item;
      const put = { meeting, part, atMeetingId: minute.meeting.id, documentId };
      if (await isDeferredAt({ approvals, edit: desk.edit }, put)) {
        throw new DomainError('already-settled', WAS_PUT_OFF);
      }
    }
    const documents = await documentsOf(meeting.id, part);
    await deps.projected();
    const wish = await desk.hold(documents, async (edit) => {
      const shown = await record(edit, asked);
      if (shown.sha256 !== order.sha256) {
        throw textHasChanged();
      }
      const intended = wishOf(asked, shown);
      if (!(await approvals.intend(intended))) {
        throw new DomainError('already-settled', 'These minutes are being approved already.');
      }
      // From here on nothing changes: what was changed while the text was read is found now.
      try {
        if ((await record(edit, asked)).sha256 !== shown.sha256) throw textHasChanged();
      } catch (error) {
        // The approver is told that nothing was approved, so nothing goes on by itself.
        await approvals.giveUp(intended, null);
        throw error;
      }
      settled.settle(documents);
      return intended;
    });
    await carryOut(wish);
  };

  const wishOf = (asked: Approving, shown: RecordToApprove): ApprovalWish => {
    const { meeting, part, minute, by, capacity, reason } = asked;
    return {
      id: random(),
      meetingId: meeting.id,
      part,
      sha256: shown.sha256,
      at: now(),
      wish: {
        text: shown.text,
        amended: shown.amended.map(({ documentId, amendments, before, text }) => ({
          documentId,
          amendmentIds: amendments.map((one) => one.id),
          ...{ before, text },
        })),
        minute:
          minute === null
            ? null
            : {
                meetingId: minute.meeting.id,
                itemId: minute.item.id,
                decisionId: random(),
                verb: 'approved',
                words: decisionOf(asked, shown),
              },
        by,
        capacity,
        reason,
      },
    };
  };

  const finishAll = createFinishAll<ApprovalWish>({
    list: () => approvals.wishes(),
    idOf: (wish) => wish.id,
    finish: carryOut,
    message: 'An approval could not be finished',
    factsOf: ({ meetingId: meeting, part }) => ({ meeting, part }),
    ...{ log: deps.log, now },
  });

  return Object.assign((order: ApproveOrder) => inTurn(() => approve(order)), {
    show: async (choice: ApprovalChoice) => {
      const asked = await mayApprove(choice);
      await deps.projected();
      const shown = await desk.hold(await documentsOf(asked.meeting.id, asked.part), (edit) =>
        record(edit, asked),
      );
      return { ...shown, decision: asked.minute === null ? null : decisionOf(asked, shown) };
    },
    finishAll: () => inTurn(finishAll),
  });
}

function textHasChanged(): DomainError {
  return new DomainError(
    'passage-changed',
    'Something in these minutes has changed since you looked at the text. Look at it again, and approve what it says now.',
  );
}

function decisionOf(
  { meeting, part }: { meeting: MeetingRow; part: Part },
  shown: RecordToApprove,
) {
  return approvalInWords(meeting.date, part, shown.agreed);
}
