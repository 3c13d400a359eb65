import type { ApprovalStore } from '#server/records/approval-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { SealedBook } from '#server/records/sealed-book.ts';
import type { Standings } from '#shared/access/standings.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { byRank } from '#shared/document/read-agenda.ts';
import type { CorrectionBody } from '#shared/document/sealed-bodies.ts';
import { isLater } from '#shared/domain/approval.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { ItemId, MeetingId, PersonId } from '#shared/ids.ts';
import { announceToAll } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export interface AddCorrectionDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly approvals: ApprovalStore;
  readonly book: SealedBook;
  readonly feed: ChangeFeed;
  readonly now: () => number;
}

export interface AddCorrectionOrder {
  readonly meetingId: MeetingId;
  readonly part: Part;
  /** The item it is about; `null`: the whole. */
  readonly itemId: ItemId | null;
  readonly note: string;
  /** The item whose minute makes the correction. */
  readonly minuteItemId: ItemId;
  readonly by: PersonId;
}

/** An error that was found after the approval: the text stays, and the minute of a later meeting corrects it. */
export const createAddCorrection =
  ({ meetings, standings, approvals, book, feed, now }: AddCorrectionDeps) =>
  async (order: AddCorrectionOrder): Promise<void> => {
    const { meetingId, part, itemId, by } = order;
    const meeting = await meetings.get(meetingId);
    if (meeting === null) throw notFound();
    const about = itemId === null ? null : await meetings.item(itemId);
    const isOther = about?.meetingId !== meetingId || about.part !== part;
    if (itemId !== null && isOther) throw notFound();
    const standing = await allowed(standings, by, meetingId, 'add-correction', { part, itemId });
    const sealed = (await book.ofMeeting(meetingId)).filter((one) => one.part === part);
    const record = sealed.find((one) => one.kind === 'approved');
    if (record === undefined || stageOf(meeting.minutes[part].state) !== 'settled') {
      throw new DomainError(
        'not-allowed',
        'These minutes are not approved yet: put an amendment to the meeting that approves them.',
      );
    }
    const note = order.note.trim();
    if (note === '') {
      throw new DomainError('not-valid', 'Say what is wrong and what is right.', [
        { path: 'note', message: 'Say what is wrong and what is right' },
      ]);
    }
    const minute = await meetings.item(order.minuteItemId);
    const at = minute === null ? null : await meetings.get(minute.meetingId);
    if (minute === null || at === null || at.committeeId !== meeting.committeeId) throw notFound();
    await allowed(standings, by, at.id, 'see', thingOf(minute));
    if (minute.part === 'II' && part === 'I') {
      throw new DomainError(
        'not-valid',
        'Public minutes are corrected by a public minute: choose an item of Part I.',
      );
    }
    if (!isLater(at, meeting)) {
      throw new DomainError('not-valid', 'A correction is made by the minute of a later meeting.');
    }
    const items = (await meetings.items([at.id])).filter((one) => one.part === minute.part);
    const body: CorrectionBody = {
      format: 1,
      of: { seq: record.seq, sha256: record.sha256, hash: record.hash },
      itemId,
      note,
      minute: {
        meetingId: at.id,
        meetingTitle: at.title,
        date: at.date,
        itemId: minute.id,
        itemTitle: minute.title,
        itemNumber: items.toSorted(byRank).findIndex((one) => one.id === minute.id) + 1,
        reference: minute.reference,
      },
    };
    const { committeeId } = meeting;
    await approvals.sealBeside(
      { kind: 'corrected', committeeId, meetingId, part, at: now(), by, body: canonicalText(body) },
      null,
      {
        ...doneAtMeeting(by, standing, meeting, about),
        part,
        deed: 'correction-noted',
        thing: 'meeting',
        thingId: meetingId,
        after: { part },
      },
    );
    announceToAll(feed, meeting);
  };
