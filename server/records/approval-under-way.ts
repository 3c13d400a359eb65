import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { MeetingId } from '#shared/ids.ts';

/** To be asked in the transaction that changes something about minutes: from the moment an approval is written down
 *  until it is finished or given up, neither the minutes that it is about nor those that are to say so go anywhere.
 *  @throws DomainError */
export function requireNoApproval(transaction: Transaction, meeting: MeetingId, part: Part): void {
  const underWay = transaction.select().from(t.approvalWish).all();
  const isConcerned = underWay.some(
    (one) => one.part === part && (one.meetingId === meeting || approvingOf(one.wish) === meeting),
  );
  if (!isConcerned) return;
  throw new DomainError(
    'already-settled',
    'An approval that these minutes are part of is being recorded. Wait a moment, then load the page again.',
  );
}

function approvingOf(wish: unknown): string | null {
  return (
    (wish as { readonly minute: { readonly meetingId: string } | null }).minute?.meetingId ?? null
  );
}
