import '../meeting/meeting.scss';
import '#client/editor/editor.scss';
import { useAmendments } from '#client/live/frozen-queries.ts';
import { useMeeting, useMinutes } from '#client/live/queries.ts';
import { momentInWords } from '#client/ui/date-words.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { stageOf } from '#shared/domain/minutes.ts';
import type { AmendmentOrigin } from '#shared/domain/vocabulary.ts';
import { begun } from '#shared/lang/capital.ts';
import type { AmendmentView } from '#shared/protocol/http/amendments.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { ChangedWords } from '../late/changed-words.tsx';
import { MeetingNav } from '../meeting-nav.tsx';
import { meetingCaption } from '../meeting-words.ts';
import { CorrectionForm } from './correction-form.tsx';

/** What was changed in minutes since they were sent round, for everyone who reads them; and where the secretary
 *  corrects them. */
export default function CorrectionsPage({ meetingId }: { readonly meetingId: string }) {
  const meeting = useMeeting(meetingId);
  const amendments = useAmendments(meetingId);
  const minutes = useMinutes(meetingId);
  return (
    <Answered of={meeting} what="the meeting" whole>
      {(facts) => (
        <>
          <MeetingNav meeting={facts} current="corrections" />
          <PageHead title="Corrections" caption={meetingCaption(facts)}>
            <p>
              Every change to the words of these minutes since they were sent round, and every
              amendment put to a meeting. The meeting that approves them is told of each.
            </p>
          </PageHead>
          <Answered of={amendments} what="the corrections">
            {(all) => (
              <section className="section" aria-label="What was corrected">
                <AmendmentList all={all} />
              </section>
            )}
          </Answered>
          {facts.minutes.some((one) => one.correct) ? (
            <Answered of={minutes} what="the minutes">
              {(words) => <CorrectionForm meeting={facts} minutes={words} />}
            </Answered>
          ) : (
            <p className="quiet">{whyNotCorrect(facts)}</p>
          )}
        </>
      )}
    </Answered>
  );
}

function whyNotCorrect({ minutes, rights }: MeetingDetail): string {
  const stages = minutes.map((one) => stageOf(one.state));
  if (stages.includes('circulated') || stages.includes('unconfirmed')) {
    const asks = rights.comment
      ? 'To ask for a correction, comment on the draft.'
      : 'To ask for a correction, write to the secretary, or say so at that meeting.';
    return `The secretary corrects the minutes until the next meeting approves them. ${asks}`;
  }
  return stages.includes('settled')
    ? 'These minutes are approved, so their words do not change any more.'
    : 'These minutes are still a draft: their words are edited, and nothing is tracked here.';
}

const ORIGIN: Record<AmendmentOrigin, string> = {
  correction: 'Correction by the secretary',
  suggestion: 'Suggestion that was accepted',
  proposal: 'Put to the meeting',
};

const STATE: Record<AmendmentView['state'], string> = {
  made: 'Made',
  proposed: 'Waits for the meeting',
  agreed: 'Agreed by the meeting',
  not_agreed: 'Not agreed by the meeting',
  withdrawn: 'Withdrawn',
};

function AmendmentList({ all }: { readonly all: readonly AmendmentView[] }) {
  if (all.length === 0) {
    return <EmptyState>Nothing was changed since these minutes were sent round.</EmptyState>;
  }
  return (
    <ol className="plain-list amendment-list">
      {all.map((one) => (
        <li className="sheet" key={one.id}>
          <h2 className="nhsuk-heading-s">
            {one.part === 'II' ? <span className="quiet">Part II, private </span> : null}
            {one.title}
          </h2>
          <p>{begun(one.stated)}.</p>
          {one.before !== '' && one.after !== '' ? (
            <ChangedWords before={one.before} after={one.after} />
          ) : null}
          <p className="quiet">
            <Tag colour={one.state === 'made' || one.state === 'agreed' ? 'green' : 'grey'}>
              {STATE[one.state]}
            </Tag>{' '}
            {ORIGIN[one.origin]}, by {one.by}
            {one.author === null
              ? ''
              : `, ${one.after === '' ? 'as suggested by' : 'in the words of'} ${one.author}`}
            , at {momentInWords(one.at)}.{one.reason === null ? '' : ` Reason: ${one.reason}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
