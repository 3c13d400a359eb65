import { useAttendance } from '#client/live/agenda-queries.ts';
import { useMeeting } from '#client/live/queries.ts';
import { Banner } from '#client/ui/banner.tsx';
import { instantInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import type { MeetingAttendance } from '#shared/protocol/http/attendance.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { AttendanceForm } from './attendance-form.tsx';
import { AttendanceList } from './attendance-list.tsx';

/** Who was at a meeting: to be recorded, and to be read. */
export default function AttendancePage({ meetingId }: { readonly meetingId: string }) {
  const asked = useMeeting(meetingId);
  const attendance = useAttendance(meetingId);
  return (
    <Answered of={asked} what="the meeting" whole>
      {(meeting) => (
        <>
          <MeetingNav meeting={meeting} current="attendance" />
          <PageHead title="Attendance" caption={meetingCaption(meeting)}>
            <p>
              Who was at the meeting, seat by seat. What nobody recorded stays “not recorded”: it is
              no absence.
            </p>
          </PageHead>
          <Answered of={attendance} what="the attendance">
            {(found) => <Attendance found={found} meeting={meeting} />}
          </Answered>
        </>
      )}
    </Answered>
  );
}

function Attendance({
  found,
  meeting,
}: {
  readonly found: MeetingAttendance;
  readonly meeting: MeetingDetail;
}) {
  if (found.seats.length === 0) {
    return (
      <EmptyState>
        The committee had no seats on the day of this meeting, so there is nobody to record.
      </EmptyState>
    );
  }
  return (
    <>
      {found.mayRecord ? (
        <AttendanceForm found={found} meetingId={meeting.id} />
      ) : (
        <Banner>
          <p>{found.whyNot}</p>
        </Banner>
      )}
      <section className="section" aria-labelledby="printed">
        <h2 className="section__title" id="printed">
          {found.mayRecord ? 'As the minutes say it now' : 'Who was there'}
        </h2>
        <AttendanceList found={found} />
        {found.recorded === null ? null : (
          <p className="quiet">
            Last recorded by {found.recorded.by}, {instantInWords(found.recorded.at)}.
          </p>
        )}
      </section>
    </>
  );
}
