import type { AuditEntry } from '#server/records/audit-book.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { restoreMinute } from '#shared/document/restore-minute.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { ItemId, MeetingId, PersonId } from '#shared/ids.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';

/** A minute in a version, and what that version is called: “First draft”, or a moment in words. */
export interface PastMinute {
  readonly called: string;
  /** `null`: its words were removed for good since. */
  readonly blocks: readonly MinuteBlock[] | null;
}

export interface RestoreVersionDeps {
  readonly meetings: Pick<MeetingStore, 'get' | 'item'>;
  readonly standings: Standings;
  readonly desk: Pick<Desk, 'hold'>;
  /** `null`: there is no such version of this minute, or not for this person. */
  readonly minuteAt: (
    person: PersonId,
    meeting: MeetingId,
    item: ItemId,
    version: string,
  ) => Promise<PastMinute | null>;
  readonly note: (entry: AuditEntry) => Promise<void>;
}

export interface RestoreVersionOrder {
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  /** `now`, an instant or the id of a named version. */
  readonly version: string;
  readonly by: PersonId;
}

/** Makes a minute say again what it said, as one more edit by whoever asks for it: what stood there before stays
 *  in the history, and can be put back in the same way. */
export const createRestoreVersion =
  ({ meetings, standings, desk, minuteAt, note }: RestoreVersionDeps) =>
  async ({ meetingId, itemId, version, by }: RestoreVersionOrder): Promise<void> => {
    const item = await meetings.item(itemId);
    const meeting = await meetings.get(meetingId);
    if (item === null || meeting === null || item.meetingId !== meetingId) throw notFound();
    const thing = thingOf(item);
    await allowed(standings, by, meetingId, 'see-history', thing);
    const standing = await allowed(standings, by, meetingId, 'edit-minutes', thing);
    if (item.withdrawn) {
      throw new DomainError('not-allowed', 'This item was withdrawn, so its words do not change.');
    }
    const past = await minuteAt(by, meetingId, itemId, version);
    if (past === null) throw notFound();
    const { blocks, called } = past;
    if (blocks === null) {
      throw new DomainError(
        'not-valid',
        'Words were removed from this version for good, so it cannot be put back.',
      );
    }
    let changed = false;
    await desk.hold([item.documentId], async (edit) => {
      // The minutes may have been sent round since the first question.
      await allowed(standings, by, meetingId, 'edit-minutes', thing);
      await edit(item.documentId, by, (doc) => {
        changed = restoreMinute(doc, blocks);
      });
    });
    if (!changed) return;
    await note({
      ...doneAtMeeting(by, standing, meeting, item),
      deed: 'version-restored',
      thing: 'item',
      thingId: itemId,
      after: { version: called },
    });
  };
