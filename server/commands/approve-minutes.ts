import type * as Y from 'yjs';
import type { ApprovalStore, ApprovalWish } from '#server/records/approval-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { SettledDocuments } from '#server/records/settled-documents.ts';
import type { NewSnapshot } from '#server/records/snapshot-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { applyAmendments } from '#shared/document/apply-amendments.ts';
import type { ApprovedRecord, RecordedItem } from '#shared/document/approved-record.ts';
import { canonicalContent, canonicalText } from '#shared/document/canonical.ts';
import { walkBlocks } from '#shared/document/minute-content.ts';
import type { AgendaItemFacts } from '#shared/document/read-agenda.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { addBlock } from '#shared/document/write-minute.ts';
import { approvalInWords } from '#shared/domain/approval-words.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import { allowedMove } from '#shared/domain/minutes-life.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { type DocumentId, type MeetingId, toDecisionId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { announceToAll } from './announce.ts';
import type { ApprovalChoice, Approving, MayApprove } from './approval-asked.ts';
import type { RecordToApprove } from './approved-record.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';
import { createTakeSnapshot } from './take-snapshot.ts';
import { createFinishAll } from './unfinished.ts';

export interface ApproveMinutesDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly approvals: ApprovalStore;
  readonly settled: SettledDocuments;
  /** The one desk that reaches settled documents. */
  readonly desk: Desk;
  readonly feed: ChangeFeed;
  readonly mayApprove: MayApprove;
  readonly record: (edit: Desk['edit'], asked: Approving) => Promise<RecordToApprove>;
  /** Tells that what people may do with these documents has changed. */
  readonly rightsChanged: (documents: readonly DocumentId[]) => void;
  /** Resolves when the projector has written whatever it holds. */
  readonly projected: () => Promise<void>;
  readonly log: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
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
 *  4. records: the text is sealed, the minutes move, each names the other, and the wish goes, in one transaction. */
export function createApproveMinutes(deps: ApproveMinutesDeps): ApproveMinutes {
  const { meetings, approvals, settled, desk, feed, mayApprove, record, now, random } = deps;
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
    const { meeting, part } = asked;
    const documents = await documentsOf(meeting.id, part);
    await deps.projected();
    const wish = await desk.hold(documents, async (edit) => {
      const shown = await record(edit, asked);
      if (shown.sha256 !== order.sha256) {
        throw new DomainError(
          'passage-changed',
          'Something in these minutes has changed since you looked at the text. Look at it again, and approve what it says now.',
        );
      }
      const intended = wishOf(asked, shown);
      if (!(await approvals.intend(intended))) {
        throw new DomainError('already-settled', 'These minutes are being approved already.');
      }
      settled.settle(documents);
      return intended;
    });
    await finish(wish);
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
        amended: shown.amended.map(({ documentId, amendments, text }) => ({
          documentId,
          amendmentIds: amendments.map((one) => one.id),
          text,
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

  /** Where the approving minute is now: it may have been purged, or made private, since the wish was written. */
  const minuteOf = async ({ wish: { minute } }: ApprovalWish): Promise<DocumentId | null> =>
    minute === null ? null : ((await meetings.item(minute.itemId))?.documentId ?? null);

  const finish = async (wish: ApprovalWish): Promise<void> => {
    const { meetingId, part } = wish;
    const documents = await documentsOf(meetingId, part);
    const minute = await minuteOf(wish);
    try {
      await desk.hold(minute === null ? documents : [...documents, minute], async (edit) => {
        if ((await minuteOf(wish)) !== minute) throw new Error('The approving minute has moved');
        // In this order: once the approving minute says so, nothing speaks against it any more.
        await requireSayable(edit, wish, minute);
        await amend(edit, wish);
        const snapshot = await createTakeSnapshot({ ...deps, desk: { edit } })({
          ...{ meetingId, part, by: wish.wish.by, kind: 'move', name: 'Approved' },
        });
        if (!saysTheSame(wish.wish.text, snapshot.texts)) throw new TextHasChanged();
        await sayInMinute(edit, wish, minute);
        await seal(wish, snapshot);
      });
    } catch (error) {
      if (!(error instanceof TextHasChanged)) throw error;
      await approvals.giveUp(wish);
      settled.release(documents);
      deps.log('An approval was given up', { meeting: meetingId, part, error: error.message });
      throw new DomainError(
        'passage-changed',
        'Something in these minutes has changed. Nothing was approved. Look at the text again.',
      );
    }
    deps.rightsChanged(documents);
    for (const id of [meetingId, wish.wish.minute?.meetingId ?? meetingId]) {
      const meeting = await meetings.get(id);
      if (meeting !== null) announceToAll(feed, meeting);
    }
  };

  const amend = async (edit: Desk['edit'], { meetingId, part, wish }: ApprovalWish) => {
    const all = await approvals.amendments(meetingId, part);
    for (const { documentId, amendmentIds, text } of wish.amended) {
      await edit(documentId, wish.by, (doc) => {
        if (canonicalText(canonicalContent(doc, 'minute')) === text) return;
        const own = all.filter((one) => amendmentIds.includes(one.id));
        if (applyAmendments(doc, own) !== null) throw new TextHasChanged();
        if (canonicalText(canonicalContent(doc, 'minute')) !== text) throw new TextHasChanged();
      });
    }
  };

  /** The approving minutes take it in, or have it already.
   *  @throws TextHasChanged */
  const requireSayable = async (
    edit: Desk['edit'],
    { part, wish: { minute } }: ApprovalWish,
    document: DocumentId | null,
  ) => {
    if (minute === null) return;
    const meeting = await meetings.get(minute.meetingId);
    if (document === null || meeting === null) throw new TextHasChanged();
    if (stageOf(meeting.minutes[part].state) === 'draft') return;
    let isThere = false;
    await edit(document, 'server', (doc) => {
      isThere = saysDecision(doc, minute.decisionId);
    });
    if (!isThere) throw new TextHasChanged();
  };

  const sayInMinute = async (
    edit: Desk['edit'],
    { wish: { minute, by } }: ApprovalWish,
    document: DocumentId | null,
  ) => {
    if (minute === null || document === null) return;
    const { decisionId, verb, words } = minute;
    await edit(document, by, (doc) => {
      if (saysDecision(doc, decisionId)) return;
      addBlock(doc, {
        kind: 'decision',
        id: toDecisionId(decisionId),
        verb,
        text: [{ text: words }],
      });
    });
  };

  const seal = async (all: ApprovalWish, snapshot: NewSnapshot) => {
    const { meetingId, part, wish } = all;
    const meeting = must(await meetings.get(meetingId), 'the meeting of an approval');
    const at = now();
    const standing = meeting.minutes[part];
    const { snapshot: name } = allowedMove({
      part,
      from: standing.state,
      to: 'approved',
      through: 'approval',
      may: () => true,
      reason: wish.reason,
      missing: [],
      reliedOn: false,
    });
    const { by, capacity, reason } = wish;
    const { committeeId } = meeting;
    await approvals.complete({
      wish: all,
      sealed: { kind: 'approved', committeeId, meetingId, part, at, by, body: wish.text },
      move: {
        commentsUntil: standing.commentsUntil,
        snapshot: { ...snapshot, name },
        move: {
          ...{ id: random(), meetingId, part, from: standing.state, to: 'approved', by, capacity },
          ...{ at, reason, missing: [], snapshotId: snapshot.id },
        },
      },
      entry: {
        ...doneAtMeeting(by, { person: { capacities: [], administrator: false } }, meeting, null),
        ...{ capacity, part, thing: 'meeting', thingId: meetingId, reason },
        deed: 'minutes-approved',
        after: { part, sha256: all.sha256, byCorrespondence: wish.minute === null },
      },
    });
  };

  const finishAll = createFinishAll<ApprovalWish>({
    list: () => approvals.wishes(),
    idOf: (wish) => wish.id,
    finish,
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

/** The minutes are not what the approver was shown. */
class TextHasChanged extends Error {}

function saysDecision(doc: Y.Doc, id: string): boolean {
  const blocks = [...walkBlocks(readMinute(doc))];
  return blocks.some((one) => one.kind === 'decision' && one.id === id);
}

function saysSo(facts: AgendaItemFacts, item: RecordedItem | undefined): boolean {
  return (
    item?.id === facts.id &&
    item.title === facts.title &&
    item.recommendation === facts.recommendation &&
    item.purpose === facts.purpose &&
    item.paper === facts.paper
  );
}

function decisionOf(
  { meeting, part }: { meeting: MeetingRow; part: Part },
  shown: RecordToApprove,
) {
  const { amendments } = shown.record;
  const agreed = amendments.filter((one) => one.outcome === 'agreed').map((one) => one.stated);
  return approvalInWords(meeting.date, part, agreed);
}

/** Whether the record has, of every document, the words that the snapshot has. */
function saysTheSame(
  text: string,
  texts: readonly { readonly itemId: string | null; readonly content: string | null }[],
): boolean {
  const record = JSON.parse(text) as ApprovedRecord;
  return texts.every(({ itemId, content }) => {
    if (content === null) return false;
    if (itemId === null) {
      const { items } = JSON.parse(content) as { readonly items: readonly AgendaItemFacts[] };
      return (
        items.length === record.items.length &&
        items.every((one, n) => saysSo(one, record.items[n]))
      );
    }
    const item = record.items.find((one) => one.id === itemId);
    return item !== undefined && content === canonicalText({ kind: 'minute', blocks: item.blocks });
  });
}
