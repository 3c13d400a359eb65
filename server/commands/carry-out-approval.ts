import * as Y from 'yjs';
import type { AmendmentRow, ApprovalStore, ApprovalWish } from '#server/records/approval-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { SettledDocuments } from '#server/records/settled-documents.ts';
import type { NewSnapshot } from '#server/records/snapshot-store.ts';
import { applyAmendments } from '#shared/document/apply-amendments.ts';
import { canonicalContent, canonicalText } from '#shared/document/canonical.ts';
import { addBlock } from '#shared/document/write-minute.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import { allowedMove } from '#shared/domain/minutes-life.ts';
import { type DocumentId, toDecisionId, toPersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { announceToAll } from './announce.ts';
import { isDeferredAt } from './defer-approval.ts';
import type { Desk } from './desk.ts';
import { nobodyWaits } from './giving-way.ts';
import { doneAtMeeting } from './on-record.ts';
import { type DocumentText, saysTheSame } from './says-the-same.ts';
import { saysDecision, takeBack } from './take-back-approval.ts';
import { createTakeSnapshot } from './take-snapshot.ts';

export interface CarryOutApprovalDeps {
  readonly meetings: MeetingStore;
  readonly approvals: ApprovalStore;
  readonly settled: SettledDocuments;
  /** The one desk that reaches settled documents. */
  readonly desk: Desk;
  readonly feed: ChangeFeed;
  /** Tells that what people may do with these documents has changed. */
  readonly rightsChanged: (documents: readonly DocumentId[]) => void;
  /** Some minutes are approved now. */
  readonly approved: () => void;
  readonly log: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
}

/** What the secretary reads who approves what the same meeting put off. */
export const WAS_PUT_OFF =
  'The minutes of this meeting say that it put the approval off. Nothing was approved. If that is wrong, take the decision out of its minute first.';

/** Why nothing can come of an approval. */
type Obstacle = 'text' | 'minute' | 'deferred';

const IN_WORDS: Readonly<Record<Obstacle, string>> = {
  text: 'Something in these minutes has changed. Nothing was approved. Look at the text again.',
  minute:
    'The minutes of the meeting that approves cannot say so any more: they were sent round, or their item is gone. Nothing was approved. Load the page again.',
  deferred: WAS_PUT_OFF,
};

/** Carries out an approval that is written down, up to its end or back to where nothing of it stands. Everything that
 *  could speak against it is asked before anything is changed; what a server that died had changed already, when it
 *  cannot be finished any more, is taken back as edits of the server, and the record of who did what says so.
 *  @throws DomainError when nothing came of it; any other error when it is to be tried again */
export function createCarryOutApproval(deps: CarryOutApprovalDeps) {
  const { meetings, approvals, settled, desk, feed, now, random } = deps;

  /** Where the approving minute is now: it may have been purged, or made private, since the wish was written. */
  const minuteOf = async ({ wish: { minute } }: ApprovalWish): Promise<DocumentId | null> =>
    minute === null ? null : ((await meetings.item(minute.itemId))?.documentId ?? null);

  const openDocuments = async ({ meetingId, part }: ApprovalWish) =>
    (await meetings.documents(meetingId)).filter(
      (one) => one.part === part && !one.closed && one.kind !== 'notes',
    );

  const carryOut = async (wish: ApprovalWish): Promise<void> => {
    const { meetingId, part } = wish;
    const documents = (await openDocuments(wish)).map((one) => one.id);
    const minute = await minuteOf(wish);
    const obstacle = await desk.hold(
      minute === null ? documents : [...documents, minute],
      async (edit) => {
        if ((await minuteOf(wish)) !== minute) throw new Error('The approving minute has moved');
        const found = await obstacleTo(edit, wish, minute);
        if (found === null) await goOn(edit, wish, minute);
        else await giveUp(edit, wish, minute, documents);
        return found;
      },
    );
    deps.rightsChanged(documents);
    for (const id of [meetingId, wish.wish.minute?.meetingId ?? meetingId]) {
      const meeting = await meetings.get(id);
      if (meeting !== null) announceToAll(feed, meeting);
    }
    if (obstacle === null) return deps.approved();
    deps.log('An approval was given up', { meeting: meetingId, part, obstacle });
    throw new DomainError(
      obstacle === 'deferred' ? 'already-settled' : 'passage-changed',
      IN_WORDS[obstacle],
    );
  };

  const goOn = async (edit: Desk['edit'], wish: ApprovalWish, minute: DocumentId | null) => {
    const { meetingId, part } = wish;
    await amend(edit, wish);
    const snapshot = await createTakeSnapshot({ ...deps, desk: { edit, atRest: nobodyWaits } })({
      ...{ meetingId, part, by: wish.wish.by, kind: 'move', name: 'Approved' },
    });
    // When it is tried again, that is what speaks against it.
    if (!saysTheSame(wish.wish.text, snapshot.texts)) throw new Error('The text is another');
    await sayInMinute(edit, wish, minute);
    await seal(wish, snapshot);
  };

  /** Nothing is changed by asking. */
  const obstacleTo = async (
    edit: Desk['edit'],
    wish: ApprovalWish,
    minute: DocumentId | null,
  ): Promise<Obstacle | null> => {
    const { meetingId, part } = wish;
    const meeting = await meetings.get(meetingId);
    if (meeting?.minutes[part].state !== 'unconfirmed') return 'text';
    const inMinute = await obstacleInMinute(edit, wish, meeting, minute);
    if (inMinute !== null) return inMinute;
    const all = await approvals.amendments(meetingId, part);
    const texts: (DocumentText | null)[] = [];
    for (const { id, kind, itemId } of await openDocuments(wish)) {
      const amended = wish.wish.amended.find((one) => one.documentId === id);
      await edit(id, 'server', (doc) => {
        const said = canonicalText(canonicalContent(doc, kind as 'agenda'));
        if (amended === undefined || said === amended.text) texts.push({ itemId, content: said });
        else texts.push(said === amended.before ? amendedText(doc, itemId, amended, all) : null);
      });
    }
    const whole = texts.filter((one) => one !== null);
    return whole.length === texts.length && saysTheSame(wish.wish.text, whole) ? null : 'text';
  };

  /** The approving minutes take it in, or have it already. */
  const obstacleInMinute = async (
    edit: Desk['edit'],
    { part, wish: { minute } }: ApprovalWish,
    meeting: MeetingRow,
    document: DocumentId | null,
  ): Promise<Obstacle | null> => {
    if (minute === null) return null;
    const at = await meetings.get(minute.meetingId);
    if (document === null || at === null) return 'minute';
    let isThere = false;
    await edit(document, 'server', (doc) => {
      isThere = saysDecision(doc, minute.decisionId);
    });
    if (isThere) return null;
    if (stageOf(at.minutes[part].state) !== 'draft') return 'minute';
    const asked = { meeting, part, atMeetingId: at.id, documentId: document };
    return (await isDeferredAt({ approvals, edit }, asked)) ? 'deferred' : null;
  };

  const amend = async (edit: Desk['edit'], { meetingId, part, wish }: ApprovalWish) => {
    const all = await approvals.amendments(meetingId, part);
    for (const amended of wish.amended) {
      await edit(amended.documentId, wish.by, (doc) => {
        if (canonicalText(canonicalContent(doc, 'minute')) === amended.text) return;
        if (!putIn(doc, amended, all)) throw new Error('The words are others');
      });
    }
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

  const giveUp = async (
    edit: Desk['edit'],
    wish: ApprovalWish,
    minute: DocumentId | null,
    documents: readonly DocumentId[],
  ) => {
    const { meetingId, part } = wish;
    await takeBack(edit, wish.wish, minute);
    const meeting = must(await meetings.get(meetingId), 'the meeting of an approval');
    await approvals.giveUp(wish, {
      ...doneAtMeeting(toPersonId('server'), NOBODY, meeting, null),
      ...{ capacity: 'server', part, thing: 'meeting', thingId: meetingId },
      deed: 'approval-given-up',
      after: { part },
    });
    settled.release(documents);
  };

  const seal = async (all: ApprovalWish, snapshot: NewSnapshot) => {
    const { meetingId, part, wish } = all;
    const meeting: MeetingRow = must(await meetings.get(meetingId), 'the meeting of an approval');
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
        ...doneAtMeeting(by, NOBODY, meeting, null),
        ...{ capacity, part, thing: 'meeting', thingId: meetingId, reason },
        deed: 'minutes-approved',
        after: { part, sha256: all.sha256, byCorrespondence: wish.minute === null },
      },
    });
  };

  return carryOut;
}

const NOBODY = { person: { capacities: [], administrator: false } };

type Amended = ApprovalWish['wish']['amended'][number];

/** How a minute will read; `null`: the amendments do not make of it what the approver was shown. */
function amendedText(
  doc: Y.Doc,
  itemId: string | null,
  amended: Amended,
  all: readonly AmendmentRow[],
): DocumentText | null {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return putIn(copy, amended, all) ? { itemId, content: amended.text } : null;
}

function putIn(doc: Y.Doc, { amendmentIds, text }: Amended, all: readonly AmendmentRow[]): boolean {
  const own = all.filter((one) => amendmentIds.includes(one.id));
  return (
    applyAmendments(doc, own) === null && canonicalText(canonicalContent(doc, 'minute')) === text
  );
}
