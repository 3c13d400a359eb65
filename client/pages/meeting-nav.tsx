import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { dayInWords } from '#client/ui/date-words.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { StatusOfMinutes } from './minutes/status-of-minutes.tsx';
import { SubNav } from './sub-nav.tsx';

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
  const at = `/meetings/${meeting.id}`;
  const places = [
    { key: 'minutes', name: 'Minutes', href: at },
    { key: 'agenda', name: 'Agenda', href: `${at}/agenda` },
    { key: 'read', name: 'Read', href: `${at}/read` },
    { key: 'comments', name: 'Comments', href: `${at}/comments` },
    { key: 'gaps', name: 'Gaps', href: `${at}/gaps` },
    ...(meeting.minutes.some((one) => stageOf(one.state) !== 'draft')
      ? [{ key: 'corrections', name: 'Corrections', href: `${at}/corrections` }]
      : []),
    { key: 'progress', name: 'Progress', href: `${at}/minutes` },
    ...(meeting.items.some((one) => one.standing === 'previous_minutes')
      ? [{ key: 'approval', name: 'Last minutes', href: `${at}/approval` }]
      : []),
    ...(meeting.minutes.some((one) => stageOf(one.state) === 'settled')
      ? [{ key: 'record', name: 'Record', href: `${at}/record` }]
      : []),
    { key: 'attendance', name: 'Attendance', href: `${at}/attendance` },
    { key: 'publication', name: 'Publication', href: `${at}/publication` },
    { key: 'declarations', name: 'Declarations', href: `${at}/declarations` },
    ...(meeting.rights.exclude
      ? [{ key: 'exclusions', name: 'Exclusions', href: `${at}/exclusions` }]
      : []),
    ...(meeting.rights.seeHistory
      ? [{ key: 'history', name: 'History', href: `${at}/history` }]
      : []),
    ...(meeting.notesDocumentId === null
      ? []
      : [{ key: 'notes', name: 'My notes', href: `${at}/notes` }]),
  ];
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
        current={current}
      />
      <StatusOfMinutes meeting={meeting} />
    </>
  );
}
