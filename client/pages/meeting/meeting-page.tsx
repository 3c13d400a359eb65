import './meeting.scss';
import { useMeeting, useMinutes } from '#client/live/queries.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { Answered } from '../answered.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption, venueInWords, whenInWords } from '../meeting-words.ts';
import { MinutesPageBody } from './minutes-page-body.tsx';

/** The live minutes of a meeting. */
export default function MeetingPage({ meetingId }: { readonly meetingId: string }) {
  const asked = useMeeting(meetingId);
  const minutes = useMinutes(meetingId);
  return (
    <Answered of={asked} what="the meeting" whole>
      {(meeting) => (
        <>
          <MeetingNav meeting={meeting} current="minutes" />
          <PageHead
            caption={meetingCaption(meeting)}
            title={meeting.title}
            tag={<Tag colour="yellow">Draft: not approved</Tag>}
          >
            <p className="quiet">
              {whenInWords(meeting)}. {venueInWords(meeting)}.
              {meeting.minutesNote === null ? '' : ` ${meeting.minutesNote}`}
            </p>
          </PageHead>
          <Answered of={minutes} what="the minutes">
            {(words) => <MinutesPageBody meeting={meeting} minutes={words} />}
          </Answered>
        </>
      )}
    </Answered>
  );
}
