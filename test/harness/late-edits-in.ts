import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { CANARY, idOf, type MeetingName, type Zone } from './access-facts.ts';

let made = 0;

/** The member's words that came too late for an item. */
export function putLateEdit(
  db: RecordsDatabase,
  meetingId: MeetingName,
  zone: Zone,
  authorId = idOf('member'),
): string {
  made += 1;
  const name = `${meetingId}-${zone}`;
  const block = { blockId: null, kind: 'paragraph', before: '', after: `${name}-late-${CANARY}` };
  db.insert(t.lateEdit)
    .values({
      id: `${name}-late-${made}`,
      meetingId,
      itemId: `${name}-item`,
      documentId: `${name}-item-minute.1`,
      authorId,
      at: made,
      changes: { clients: [made], blocks: [block] },
      digest: String(made),
      state: 'waiting',
    })
    .run();
  return `${name}-late-${made}`;
}

/** A correction of an item's minute. */
export function putAmendment(db: RecordsDatabase, meetingId: MeetingName, zone: Zone): void {
  const name = `${meetingId}-${zone}`;
  db.insert(t.amendment)
    .values({
      ...{ id: `${name}-amendment`, meetingId, part: zone === 'II' ? 'II' : 'I' },
      ...{ itemId: `${name}-item`, documentId: `${name}-item-minute.1` },
      ...{ origin: 'correction', state: 'made', blockId: `${name}-block`, from: 0, to: 0 },
      ...{ quote: '', words: `${name}-corrected-${CANARY}`, stated: `${name}-stated-${CANARY}` },
      ...{ reason: `${name}-why-${CANARY}`, by: 'secretary', at: 1, settledAt: 1 },
    })
    .run();
}
