import { useComments, useCommittee, useMeeting, useMinutes } from '#client/live/queries.ts';
import { useHashTarget } from '#client/ui/hash-target.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import { stageOf } from '#shared/domain/minutes.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { AttendanceAtHead } from '../attendance/attendance-list.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption, venueInWords, whenInWords } from '../meeting-words.ts';
import { Draft } from './draft.tsx';

export default function ReadPage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <>
          <MeetingNav meeting={facts} current="read" />
          <PageHead title={facts.title} caption={meetingCaption(facts)}>
            <p>
              {whenInWords(facts)}. {venueInWords(facts)}. {howItChanges(facts)} {invitation(facts)}
            </p>
            {facts.minutesNote === null ? null : <p>{facts.minutesNote}</p>}
          </PageHead>
          <AttendanceAtHead meetingId={meetingId} />
          <DraftWithComments meeting={facts} />
        </>
      )}
    </Answered>
  );
}

function DraftWithComments({ meeting }: { readonly meeting: MeetingDetail }) {
  const minutes = useMinutes(meeting.id);
  const comments = useComments(meeting.id);
  const committee = useCommittee(meeting.committeeId);
  useHashTarget(
    minutes.data !== undefined && comments.data !== undefined && committee.data !== undefined,
  );
  return (
    <Answered of={committee} what="the committee">
      {(people) => (
        <Answered of={minutes} what="the draft">
          {(words) => (
            <Draft meeting={meeting} committee={people} minutes={words} comments={comments} />
          )}
        </Answered>
      )}
    </Answered>
  );
}

/** Of Part I: those who read Part II see above where that stands. */
function howItChanges({ minutesState }: MeetingDetail): string {
  switch (stageOf(minutesState)) {
    case 'draft':
      return 'This is the draft as it stands now: it changes while others write.';
    case 'circulated':
      return 'This draft was sent round: nobody edits it any more.';
    // Why nobody comments any more says it.
    case 'unconfirmed':
    case 'settled':
      return '';
  }
}

function invitation({ rights, minutes }: MeetingDetail): string {
  const whyNot = minutes.find((one) => one.part === 'I')?.whyNotComment;
  return rights.comment
    ? 'To comment, use the button beside a paragraph, or select some words first.'
    : (whyNot ?? 'You can read it; you cannot comment on it.');
}
