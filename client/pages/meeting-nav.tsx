import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { StatusOfMinutes } from './minutes/status-of-minutes.tsx';
import { type NavPlace, SubNav } from './sub-nav.tsx';

export type MeetingPlace =
  | 'minutes'
  | 'agenda'
  | 'read'
  | 'comments'
  | 'gaps'
  | 'corrections'
  | 'progress'
  | 'approval'
  | 'record'
  | 'attendance'
  | 'publication'
  | 'declarations'
  | 'exclusions'
  | 'history'
  | 'notes';

/** The way from one page of a meeting to the others, and up to its committee; and where its minutes stand. */
export function MeetingNav({
  meeting,
  current,
}: {
  readonly meeting: MeetingDetail;
  readonly current: MeetingPlace;
}) {
  const places = placesOf(meeting);
  const way = wayOf(meeting);
  const isOnTheWay = way.some((one) => one.key === current);
  return (
    <>
      <Breadcrumbs
        above={[
          { name: 'Home', href: '/' },
          { name: meeting.committeeName, href: `/committees/${meeting.committeeId}` },
        ]}
      />
      <SubNav
        label={`Pages of the meeting of ${dayInWords(meeting.date)}`}
        places={places}
        current={isOnTheWay ? 'progress' : current}
      />
      {isOnTheWay ? (
        <SubNav label="From draft to record" places={way} current={current} below />
      ) : null}
      <StatusOfMinutes meeting={meeting} settledAlone={current === 'record'} />
    </>
  );
}

function placesOf(meeting: MeetingDetail): readonly NavPlace[] {
  const at = `/meetings/${meeting.id}`;
  return [
    { key: 'minutes', name: 'Minutes', href: at },
    { key: 'agenda', name: 'Agenda', href: `${at}/agenda` },
    { key: 'read', name: 'Read', href: `${at}/read` },
    { key: 'comments', name: 'Comments', href: `${at}/comments` },
    { key: 'gaps', name: 'Gaps', href: `${at}/gaps` },
    { key: 'attendance', name: 'Attendance', href: `${at}/attendance` },
    { key: 'declarations', name: 'Declarations', href: `${at}/declarations` },
    ...(meeting.rights.exclude
      ? [{ key: 'exclusions', name: 'Exclusions', href: `${at}/exclusions` }]
      : []),
    { key: 'progress', name: 'Draft to record', href: `${at}/minutes` },
    ...(meeting.notesDocumentId === null
      ? []
      : [{ key: 'notes', name: 'My notes', href: `${at}/notes` }]),
  ];
}

/** What belongs to the way from draft to record, in the order in which it is gone. */
function wayOf(meeting: MeetingDetail): readonly NavPlace[] {
  const at = `/meetings/${meeting.id}`;
  const stages = meeting.minutes.map((one) => stageOf(one.state));
  return [
    { key: 'progress', name: 'Progress', href: `${at}/minutes` },
    ...(meeting.rights.seeHistory
      ? [{ key: 'history', name: 'History', href: `${at}/history` }]
      : []),
    ...(stages.some((one) => one !== 'draft')
      ? [{ key: 'corrections', name: 'Corrections', href: `${at}/corrections` }]
      : []),
    ...(stages.includes('settled')
      ? [{ key: 'record', name: 'Record', href: `${at}/record` }]
      : []),
    { key: 'publication', name: 'Publication', href: `${at}/publication` },
    ...(meeting.items.some((one) => one.standing === 'previous_minutes')
      ? [{ key: 'approval', name: 'Minutes of the last meeting', href: `${at}/approval` }]
      : []),
  ];
}
