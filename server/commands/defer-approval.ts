import type * as Y from 'yjs';
import type { ApprovalStore } from '#server/records/approval-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { walkBlocks } from '#shared/document/minute-content.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { addBlock } from '#shared/document/write-minute.ts';
import { minutesInWords } from '#shared/domain/approval-words.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { type DocumentId, type MeetingId, type PersonId, toDecisionId } from '#shared/ids.ts';
import { announceToAll } from './announce.ts';
import { taken } from './approval-asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';

export interface DeferApprovalDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly approvals: ApprovalStore;
  readonly desk: Pick<Desk, 'hold'>;
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

/** The meeting puts the approval off: the minutes stay unconfirmed, and come again at the following one. It is put on
 *  record first, and then said in the approving minute under the same id: whoever asks again after a crash in between
 *  has the words added. */
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
    // While this stands still no approval is said there either: a meeting does the one or the other.
    await desk.hold([item.documentId], async (edit) => {
      const { item: itemNow } = await taken(deps, order);
      if (itemNow?.documentId !== item.documentId) {
        throw new DomainError(
          'already-settled',
          'The minute of this item has been replaced. Load the page again.',
        );
      }
      const known = (await approvals.deferrals([meeting.id])).find(
        (one) => one.part === part && one.atMeetingId === at.id,
      );
      const id = known?.id ?? random();
      if (known === undefined) {
        const written = await approvals.defer(
          { ...{ id, meetingId: meeting.id, part, atMeetingId: at.id, reason, by }, at: now() },
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
        if (!written) throw putOffAlready();
      }
      const words = deferralInWords(meeting, part);
      let isThere = false;
      await edit(item.documentId, by, (doc) => {
        isThere = saysDeferral(doc, id, words);
        if (isThere) return;
        addBlock(doc, {
          kind: 'decision',
          id: toDecisionId(id),
          verb: 'deferred',
          text: [{ text: words }],
        });
      });
      if (known !== undefined && isThere) throw putOffAlready();
    });
    announceToAll(feed, meeting);
    announceToAll(feed, at);
  };

/** Whether the approving minute says that its meeting put the approval off. */
export async function isDeferredAt(
  {
    approvals,
    edit,
  }: { readonly approvals: Pick<ApprovalStore, 'deferrals'>; readonly edit: Desk['edit'] },
  {
    meeting,
    part,
    atMeetingId,
    documentId,
  }: {
    readonly meeting: Pick<MeetingRow, 'id' | 'date'>;
    readonly part: Part;
    readonly atMeetingId: MeetingId;
    readonly documentId: DocumentId;
  },
): Promise<boolean> {
  const deferral = (await approvals.deferrals([meeting.id])).find(
    (one) => one.part === part && one.atMeetingId === atMeetingId,
  );
  if (deferral === undefined) return false;
  let isThere = false;
  await edit(documentId, 'server', (doc) => {
    isThere = saysDeferral(doc, deferral.id, deferralInWords(meeting, part));
  });
  return isThere;
}

function putOffAlready(): DomainError {
  return new DomainError('already-settled', 'This meeting has put it off already.');
}

/** What the approving minute says. */
function deferralInWords({ date }: Pick<MeetingRow, 'date'>, part: Part): string {
  return `The approval of ${minutesInWords(date, part)} was deferred.`;
}

/** Under the deferral's own id, or in its words when somebody copied them. */
function saysDeferral(doc: Y.Doc, id: string, words: string): boolean {
  return [...walkBlocks(readMinute(doc))].some(
    (one) =>
      one.kind === 'decision' &&
      (one.id === id ||
        (one.verb === 'deferred' && one.text.map((run) => run.text).join('') === words)),
  );
}
