import './attendance.scss';
import { Link } from 'wouter';
import { useAttendance } from '#client/live/agenda-queries.ts';
import { attendanceGroups } from '#shared/domain/attendance.ts';
import type { MeetingAttendance } from '#shared/protocol/http/attendance.ts';
import { Answered } from '../answered.tsx';

/** Who was at a meeting, as its minutes print it. */
export function AttendanceList({ found }: { readonly found: MeetingAttendance }) {
  return (
    <dl className="attendance">
      {attendanceGroups(found.seats, found.others).map(({ heading, lines }) => (
        <div className="attendance__group" key={heading}>
          <dt>{heading}</dt>
          <dd>
            <ul className="plain-list">
              {lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two seats may read alike
                <li key={`${index} ${line}`}>{line}</li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** At the head of minutes to read. */
export function AttendanceAtHead({ meetingId }: { readonly meetingId: string }) {
  const asked = useAttendance(meetingId);
  return (
    <section className="section" aria-labelledby="attendance">
      <h2 className="section__title" id="attendance">
        Attendance
      </h2>
      <Answered of={asked} what="the attendance">
        {(found) =>
          isRecorded(found) ? (
            <AttendanceList found={found} />
          ) : (
            <p className="unsaid">Nobody has recorded who was there.</p>
          )
        }
      </Answered>
    </section>
  );
}

/** One line about it, and the way to the whole. */
export function AttendanceInShort({ meetingId }: { readonly meetingId: string }) {
  const { data: found } = useAttendance(meetingId);
  if (found === undefined) return null;
  return (
    <p className="quiet">
      {shortWords(found)}{' '}
      <Link className="no-print" href={`/meetings/${meetingId}/attendance`}>
        {found.mayRecord ? 'Record who is here' : 'See who was there'}
      </Link>
    </p>
  );
}

function isRecorded({ seats, others }: MeetingAttendance): boolean {
  return others.length > 0 || seats.some((seat) => seat.code !== 'not_recorded');
}

/** “Attendance: 5 present, 1 apologies, 3 not recorded.” */
export function shortWords(found: MeetingAttendance): string {
  if (!isRecorded(found)) return 'Attendance: not recorded.';
  const counts = attendanceGroups(found.seats, found.others)
    .filter(({ heading }) => heading !== 'Vacant')
    .map(({ heading, lines }) => `${lines.length} ${heading.toLowerCase()}`);
  return `Attendance: ${counts.join(', ')}.`;
}
