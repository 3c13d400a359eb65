import { createHash } from 'node:crypto';
import type { DocumentRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { NewSnapshot, SnapshotText } from '#server/records/snapshot-store.ts';
import { canonicalContent, canonicalText } from '#shared/document/canonical.ts';
import type { Part, SnapshotKind } from '#shared/domain/vocabulary.ts';
import { type DocumentId, type MeetingId, type PersonId, toSnapshotId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import type { Desk } from './desk.ts';

export interface TakeSnapshotDeps {
  readonly meetings: MeetingStore;
  readonly desk: Pick<Desk, 'edit' | 'atRest'>;
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
 *  asked. Each document is whole; while people still write, they may be some moments apart. One whose history goes
 *  meanwhile is read where it goes on, so that nobody has to ask again. */
export const createTakeSnapshot =
  ({ meetings, desk, now, random }: TakeSnapshotDeps): TakeSnapshot =>
  async (order) => {
    const present = async () =>
      (await meetings.documents(order.meetingId)).filter(
        ({ part, closed, kind }) => part === order.part && !closed && kind !== 'notes',
      );

    const read = async ({ id: documentId, kind, itemId }: DocumentRow): Promise<SnapshotText> => {
      let content = '';
      const place = await desk.edit(documentId, 'server', (doc) => {
        content = canonicalText(canonicalContent(doc, kind === 'agenda' ? 'agenda' : 'minute'));
      });
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { documentId, itemId, place, content, sha256 };
    };

    const texts = new Map<DocumentId, SnapshotText>();
    for (;;) {
      const rows = await present();
      const left = rows.filter((row) => !texts.has(row.id));
      if (left.length === 0) {
        const own = rows.map((row) => must(texts.get(row.id), 'a text that was read'));
        return { ...order, id: toSnapshotId(random()), at: now(), texts: own };
      }
      for (const row of left) {
        try {
          texts.set(row.id, await read(row));
        } catch (error) {
          await desk.atRest(row.id);
          // Another has taken its place: that one is read instead.
          if ((await present()).some((one) => one.id === row.id)) throw error;
        }
      }
    }
  };
