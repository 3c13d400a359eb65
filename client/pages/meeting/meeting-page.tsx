import './meeting.scss';
import { usePrivateBusiness } from '#client/live/part-two-queries.ts';
import { useMeeting, useMinutes } from '#client/live/queries.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import { Answered, isGone } from '../answered.tsx';
import { AttendanceInShort } from '../attendance/attendance-list.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption, venueInWords, whenInWords } from '../meeting-words.ts';
import { MinutesPageBody } from './minutes-page-body.tsx';
import { useDocuments } from './use-documents.ts';
import { WordsOfGone } from './words-of-gone.tsx';

/** The live minutes of a meeting. */
export default function MeetingPage({ meetingId }: { readonly meetingId: string }) {
  const asked = useMeeting(meetingId);
  const minutes = useMinutes(meetingId);
  const pool = useDocuments();
  // Words in a minute that was moved are kept beside its item.
  const moved = usePrivateBusiness(meetingId).data?.moved ?? [];
  return (
    <>
      <WordsOfGone
        pool={pool}
        meeting={isGone(asked) ? null : (asked.data ?? null)}
        besides={moved.map((one) => one.from)}
      />
      <Answered of={asked} what="the meeting" whole>
        {(meeting) => (
          <>
            <MeetingNav meeting={meeting} current="minutes" />
            <PageHead caption={meetingCaption(meeting)} title={meeting.title}>
              <p className="quiet">
                {whenInWords(meeting)}. {venueInWords(meeting)}.
                {meeting.minutesNote === null ? '' : ` ${meeting.minutesNote}`}
              </p>
              <AttendanceInShort meetingId={meeting.id} />
            </PageHead>
            <Answered of={minutes} what="the minutes">
              {(words) => <MinutesPageBody pool={pool} meeting={meeting} minutes={words} />}
            </Answered>
          </>
        )}
      </Answered>
    </>
  );
}
