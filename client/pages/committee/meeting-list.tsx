import { Link } from 'wouter';
import { dayInWords, timeInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { stageOf } from '#shared/domain/minutes.ts';
import type { MeetingSummary } from '#shared/protocol/http/committee.ts';
import { meetingStateInWords, unsaid, venueInWords } from '../meeting-words.ts';
import { StatusTag } from '../minutes/status-of-minutes.tsx';

export function MeetingList({ meetings }: { readonly meetings: readonly MeetingSummary[] }) {
  if (meetings.length === 0) return <EmptyState>No meetings are on record.</EmptyState>;
  return (
    <ResponsiveTable
      caption="Meetings, newest first"
      rows={meetings}
      keyOf={(meeting) => meeting.id}
      columns={[
        {
          name: 'Meeting',
          cell: (meeting) => (
            <>
              <Link href={`/meetings/${meeting.id}`}>
                {dayInWords(meeting.date)}: {meeting.title}
              </Link>
              {meeting.minutesNote === null ? null : <p className="note">{meeting.minutesNote}</p>}
            </>
          ),
        },
        {
          name: 'Time and place',
          cell: (meeting) => (
            <>
              {meeting.startsAt === null ? (
                <span className="unsaid">Time {unsaid(meeting)}</span>
              ) : (
                timeInWords(meeting.startsAt)
              )}
              <br />
              <span className={meeting.venue === null ? 'unsaid' : undefined}>
                {venueInWords(meeting)}
              </span>
            </>
          ),
        },
        {
          name: 'Items',
          cell: (meeting) =>
            meeting.itemCount === 0 ? <span className="unsaid">No items</span> : meeting.itemCount,
        },
        {
          name: 'State',
          cell: (meeting) => (
            <span className="tags">
              <Tag colour={meeting.state === 'open' ? 'green' : 'grey'}>
                {meetingStateInWords(meeting.state)}
              </Tag>
              <StatusTag state={meeting.minutesState} of="minutes" />
              {meeting.demonstration ? <Tag colour="white">Demonstration</Tag> : null}
            </span>
          ),
        },
        {
          name: 'Go to',
          cell: ({ id, date, minutesState }) => (
            <ul className="link-row link-row--column">
              {placesOf(minutesState).map((place) => (
                <li key={place}>
                  <Link href={`/meetings/${id}/${place}`}>
                    {PLACE[place]}
                    <span className="nhsuk-u-visually-hidden"> of {dayInWords(date)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

const PLACE = { agenda: 'Agenda', read: 'Reading view', gaps: 'Gaps', record: 'Record' };

/** What is missing is mended while it can be; of approved minutes people want the record. */
const placesOf = (state: MeetingSummary['minutesState']) =>
  ['agenda', 'read', stageOf(state) === 'settled' ? 'record' : 'gaps'] as const;
