import { Link } from 'wouter';
import type { ActionView } from '#shared/protocol/http/records.ts';

/** The minute that agreed to close an action. */
export function ClosedBy({ minute }: { readonly minute: NonNullable<ActionView['closedBy']> }) {
  return <Link href={`/meetings/${minute.meetingId}#item-${minute.itemId}`}>{minute.text}</Link>;
}
