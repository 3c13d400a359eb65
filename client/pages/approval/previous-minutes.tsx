import './approval.scss';
import { Link } from 'wouter';
import { useApproval } from '#client/live/approval-queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { MinutesToApprove } from '#shared/protocol/http/approval.ts';
import { Answered } from '../answered.tsx';
import { headingOf, waitingInWords } from './approval-words.ts';

/** The item fills itself: the minutes of earlier meetings that are not the record yet, and those that this meeting
 *  has approved. */
export function PreviousMinutes({
  meetingId,
  part,
}: {
  readonly meetingId: string;
  readonly part: Part;
}) {
  const page = useApproval(meetingId);
  return (
    <Answered of={page} what="the minutes of earlier meetings">
      {(found) => {
        const waiting = found.waiting.filter(
          (one) => one.part === part && one.state === 'unconfirmed',
        );
        const approved = found.approved.filter((one) => one.part === part);
        return (
          <div className="arising">
            {waiting.length + approved.length === 0 ? (
              <EmptyState>No minutes of earlier meetings are waiting to be approved.</EmptyState>
            ) : null}
            <ul className="plain-list">
              {waiting.map((one) => (
                <li key={one.meetingId} className="arising__action">
                  <Link href={`/meetings/${one.meetingId}/read`}>{headingOf(one)}</Link>
                  <span className="arising__facts">
                    Unconfirmed. {waitingInWords(one)} {amendmentsInWords(one)}
                  </span>
                </li>
              ))}
              {approved.map((one) => (
                <li key={one.meetingId} className="arising__action">
                  <Link href={`/meetings/${one.meetingId}/record`}>{headingOf(one)}</Link>
                  <span className="arising__facts">Approved by this meeting.</span>
                </li>
              ))}
            </ul>
            {found.may && waiting.length > 0 ? (
              <p>
                <Link href={`/meetings/${meetingId}/approval`}>
                  Record what the meeting decided
                </Link>
              </p>
            ) : null}
          </div>
        );
      }}
    </Answered>
  );
}

function amendmentsInWords({ amendments }: MinutesToApprove): string {
  const open = amendments.filter((one) => one.state === 'proposed').length;
  const made = amendments.length - open;
  return [
    ...(made === 0
      ? []
      : [made === 1 ? '1 amendment made or decided.' : `${made} amendments made or decided.`]),
    ...(open === 0
      ? []
      : [open === 1 ? '1 amendment to decide on.' : `${open} amendments to decide on.`]),
  ].join(' ');
}
