import { Link } from 'wouter';
import { useApproval } from '#client/live/approval-queries.ts';
import { useMeetings } from '#client/live/queries.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { MeetingSummary } from '#shared/protocol/http/committee.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';

/** Where unconfirmed minutes are decided on, and who put them off. */
export function NextMeeting({
  meeting,
  part,
}: {
  readonly meeting: MeetingDetail;
  readonly part: Part;
}) {
  const { data } = useMeetings(meeting.committeeId);
  if (data === undefined) return null;
  const [latest] = data;
  return latest !== undefined && latest.date > meeting.date ? (
    <Decides meeting={meeting} part={part} meetings={data} latest={latest.id} />
  ) : (
    <NoneYet committeeId={meeting.committeeId} />
  );
}

/** The latest meeting has on record who put them off before it. */
function Decides({
  meeting,
  part,
  meetings,
  latest,
}: {
  readonly meeting: MeetingDetail;
  readonly part: Part;
  readonly meetings: readonly MeetingSummary[];
  readonly latest: string;
}) {
  const { data } = useApproval(latest);
  if (data === undefined) return null;
  const { deferrals } = data.waiting.find(
    (one) => one.meetingId === meeting.id && one.part === part,
  ) ?? { deferrals: [] };
  const putOff = deferrals.at(-1) ?? null;
  const next = nextAfter(putOff?.date ?? meeting.date, meetings);
  return (
    <>
      {putOff === null
        ? null
        : `The meeting of ${dayInWords(putOff.date)} put them off: ${putOff.reason} `}
      {next === null ? (
        <NoneYet committeeId={meeting.committeeId} />
      ) : (
        <Link href={`/meetings/${next.id}/approval`}>
          Go to the meeting of {dayInWords(next.date)}
        </Link>
      )}
    </>
  );
}

function NoneYet({ committeeId }: { readonly committeeId: string }) {
  return (
    <>
      No later meeting is on record yet.{' '}
      <Link href={`/committees/${committeeId}#meetings`}>Go to the meetings</Link>
    </>
  );
}

/** The first of the later meetings, which are listed newest first. */
export function nextAfter(
  date: string,
  meetings: readonly MeetingSummary[],
): MeetingSummary | null {
  return meetings.filter((one) => one.date > date).at(-1) ?? null;
}
