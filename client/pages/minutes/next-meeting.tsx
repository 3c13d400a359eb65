import { Link } from 'wouter';
import { useMeetings } from '#client/live/queries.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { MeetingSummary } from '#shared/protocol/http/committee.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';

/** Where unconfirmed minutes are decided on. */
export function NextMeeting({ meeting }: { readonly meeting: MeetingDetail }) {
  const { data } = useMeetings(meeting.committeeId);
  if (data === undefined) return null;
  const next = nextAfter(meeting.date, data);
  return next === null ? (
    <>
      No later meeting is on record yet.{' '}
      <Link href={`/committees/${meeting.committeeId}#meetings`}>Go to the meetings</Link>
    </>
  ) : (
    <Link href={`/meetings/${next.id}/approval`}>Go to the meeting of {dayInWords(next.date)}</Link>
  );
}

/** The first of the later meetings, which are listed newest first. */
export function nextAfter(
  date: string,
  meetings: readonly MeetingSummary[],
): MeetingSummary | null {
  return meetings.filter((one) => one.date > date).at(-1) ?? null;
}
