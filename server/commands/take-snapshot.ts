import { createHash } from 'node:crypto';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { NewSnapshot, SnapshotText } from '#server/records/snapshot-store.ts';
import { canonicalContent, canonicalText } from '#shared/document/canonical.ts';
import type { Part, SnapshotKind } from '#shared/domain/vocabulary.ts';
import { type MeetingId, type PersonId, toSnapshotId } from '#shared/ids.ts';
import type { Desk } from './desk.ts';

export interface TakeSnapshotDeps {
  readonly meetings: MeetingStore;
  readonly desk: Pick<Desk, 'edit'>;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
}

export interface SnapshotOrder {
  readonly meetingId: MeetingId;
  readonly part: Part;
  readonly kind: SnapshotKind;
  readonly name: string;
  readonly by: PersonId;
}

export type TakeSnapshot = (order: SnapshotOrder) => Promise<NewSnapshot>;

/** Reads every agenda and minute of a part as they stand now, withdrawn items too, to be written by whoever
 *  asked. Each document is whole; while people still write, they may be some moments apart. */
export const createTakeSnapshot =
  ({ meetings, desk, now, random }: TakeSnapshotDeps): TakeSnapshot =>
  async (order) => {
    const texts: SnapshotText[] = [];
    for (const row of await meetings.documents(order.meetingId)) {
      const { id: documentId, kind, itemId } = row;
      if (row.part !== order.part || row.closed || kind === 'notes') continue;
      let content = '';
      const place = await desk.edit(documentId, 'server', (doc) => {
        content = canonicalText(canonicalContent(doc, kind));
      });
      const sha256 = createHash('sha256').update(content).digest('hex');
      texts.push({ documentId, itemId, place, content, sha256 });
    }
    return { ...order, id: toSnapshotId(random()), at: now(), texts };
  };
