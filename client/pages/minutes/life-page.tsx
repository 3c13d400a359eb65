import './minutes.scss';
import { useMinutesLife } from '#client/live/life-queries.ts';
import { useMeeting } from '#client/live/queries.ts';
import { PageHead } from '#client/ui/page-head.tsx';
import { Answered } from '../answered.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { PartLife } from './part-life.tsx';
import { partsInUse } from './parts-in-use.ts';

/** Where the minutes of a meeting stand, how they came there, and what is next. */
export default function LifePage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  const life = useMinutesLife(meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <>
          <MeetingNav meeting={facts} current="progress" />
          <PageHead title="From draft to record" caption={meetingCaption(facts)}>
            <p>
              Minutes become the record when a later meeting confirms them. This page shows where
              they are on the way, and what is next.
            </p>
          </PageHead>
          <Answered of={life} what="the progress of the minutes">
            {({ parts }) => {
              const inUse = partsInUse(parts, facts);
              return (
                <>
                  {inUse.map((one) => (
                    <PartLife
                      key={one.part}
                      life={one}
                      meeting={facts}
                      alone={inUse.length === 1}
                    />
                  ))}
                  {inUse.length === parts.length ? null : (
                    <p className="quiet">
                      Nothing is in Part II of this meeting, so it has no private minutes.
                    </p>
                  )}
                </>
              );
            }}
          </Answered>
        </>
      )}
    </Answered>
  );
}
