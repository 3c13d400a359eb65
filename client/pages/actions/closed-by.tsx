import { Link } from 'wouter';
import type { ClosingMinute } from '#shared/protocol/http/records.ts';
import { citation } from '../cited.tsx';

/** The minute that agreed to close an action. */
export function ClosedBy({ minute }: { readonly minute: ClosingMinute }) {
  return (
    <Link href={`/meetings/${minute.meetingId}#item-${minute.itemId}`}>
      {citation(minute)}: {minute.itemTitle}
    </Link>
  );
}
