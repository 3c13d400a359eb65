import canonicalize from 'canonicalize';
import { and, desc, eq, inArray } from 'drizzle-orm';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import { type MeetingId, toCommitteeId } from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { seal } from './sealed-book.ts';

export interface TakeDownOrder {
  readonly meetingId: MeetingId;
  readonly at: number;
  /** By whom and as what: the entry of the change itself. */
  readonly because: Pick<AuditEntry, 'by' | 'capacity'>;
}

/** Something of Part I is not to be read any more: unconfirmed minutes of it that are out are out no more, and a
 *  public version that waits for a second person waits no more. It belongs into the transaction of the change
 *  itself, so that no moment and no crash lies in between. Nothing is said of why, here or in the record of who did
 *  what: the row is the public's. What is confirmed stays: it is the record. */
export function takeDown(
  transaction: Transaction,
  audit: AuditBook,
  { meetingId, at, because: { by, capacity } }: TakeDownOrder,
): void {
  transaction
    .update(t.publicationDraft)
    .set({ state: 'replaced' })
    .where(
      and(
        eq(t.publicationDraft.meetingId, meetingId),
        eq(t.publicationDraft.standing, 'unconfirmed'),
        eq(t.publicationDraft.state, 'waiting'),
      ),
    )
    .run();
  const last = transaction
    .select()
    .from(t.sealedRecord)
    .where(
      and(
        eq(t.sealedRecord.meetingId, meetingId),
        inArray(t.sealedRecord.kind, ['published', 'taken_down']),
      ),
    )
    .orderBy(desc(t.sealedRecord.seq))
    .limit(1)
    .get();
  if (last?.kind !== 'published' || !isUnconfirmed(last.body)) return;
  const of = { committeeId: toCommitteeId(last.committeeId), meetingId, part: 'I' as const, by };
  seal(transaction, {
    ...{ ...of, kind: 'taken_down', at },
    body: canonicalize({ format: 1 }) ?? '',
  });
  audit.write(transaction, {
    ...{ ...of, capacity, deed: 'publication-taken-down' },
    ...{ thing: 'meeting', thingId: meetingId },
  });
}

function isUnconfirmed(body: string): boolean {
  const { record } = JSON.parse(body) as { readonly record: { readonly status: string } };
  return record.status === 'UNCONFIRMED';
}
